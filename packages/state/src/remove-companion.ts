import { dirname } from 'node:path'
import { writeError } from './file-error.ts'
import { unlink } from './fs-at-once.ts'
import { readCompanion } from './read-companion.ts'
import { syncFolder } from './sync-folder.ts'
import type { Step } from './types.ts'

/** Removes the file after the config no longer names it; gives false when there is none. */
export async function removeCompanion(
  path: string,
  { step }: { readonly step?: Step | undefined } = {},
): Promise<boolean> {
  if ((await readCompanion(path)) === null) return false
  try {
    step?.('companion:unlink')
    await unlink(path)
    await syncFolder(dirname(path))
  } catch (error) {
    throw writeError(path, error)
  }
  return true
}
