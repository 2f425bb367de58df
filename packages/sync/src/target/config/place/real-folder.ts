import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** The folder that a file lies in, links followed; as it is named where it cannot be followed. */
export function realFolder(path: string): string {
  try {
    return realpathSync.native(dirname(path))
  } catch {
    return dirname(path)
  }
}
