import { dirname, join } from 'node:path'

import { stateError } from './file-error.ts'
import { recoverInPlace } from './recover-in-place.ts'
import { removeLeftovers } from './remove-leftovers.ts'
import type { StatePlace, Step } from './types.ts'

export interface CleanedUp {
  /** Temp files that were removed. */
  readonly removed: readonly string[]
  /** Whether a config torn by a crash got its old text back. */
  readonly mended: boolean
}

/**
 * What each run that gets the lock does first, before it reads the config: it ends what a dead run left behind. `folders`:
 * more of the state folder's own folders that may hold temp files.
 */
export async function cleanUp(
  { stateDir, realPath }: StatePlace,
  { step, folders = [] }: { readonly step?: Step | undefined; readonly folders?: readonly string[] } = {},
): Promise<CleanedUp> {
  try {
    const mended = await recoverInPlace({ stateDir, realPath }, step)
    const all = [dirname(realPath), stateDir, join(stateDir, 'backups'), ...folders]
    return { mended, removed: await removeLeftovers(all, step) }
  } catch (error) {
    throw stateError(stateDir, error)
  }
}
