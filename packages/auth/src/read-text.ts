import { readFault, readRegularFile } from '@copilot-sync/state'

const MOST_BYTES = 1024 * 1024

/** A small file's text; undefined when there is none; else what stands there instead, or the system's code, such as EACCES. */
export function readText(file: string): { readonly text: string } | { readonly fault: string } | undefined {
  try {
    return { text: readRegularFile(file, MOST_BYTES).toString('utf8') }
  } catch (error) {
    const code = systemCode(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { fault: readFault(error) }
  }
}

export function systemCode(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' ? code : 'unknown fault'
}
