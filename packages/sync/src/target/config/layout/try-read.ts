import { readRegularFile } from '@copilot-sync/state'

/** A file's text, '' where it cannot be read. */
export function tryRead(file: string): string {
  try {
    return readRegularFile(file).toString('utf8')
  } catch {
    return ''
  }
}
