import { dirname, join } from 'node:path'
import { stateError } from './file-error.ts'
import { recoverInPlace } from './recover-in-place.ts'
import { removeLeftovers } from './remove-leftovers.ts'
import type { StatePlace, Step } from './types.ts'

/** The folders of a state folder in which a write of state may leave a temp file. */
export const stateFolders = (stateDir: string): string[] => [stateDir, join(stateDir, 'backups')]

export interface CleanedUp {
  /** Temp files that were removed. */
  readonly removed: readonly string[]
  /** Whether a config torn by a crash got its old text back. */
  readonly repaired: boolean
}

/**
 * Ends what a dead run left at the config and at these files: one that was torn gets its old text back, temp files beside the
 * config go. To be called under the lock. Gives the file that was repaired.
 */
export async function repair(
  { stateDir, identity }: StatePlace,
  { step, files = [] }: { readonly step?: Step | undefined; readonly files?: readonly string[] } = {},
): Promise<string | undefined> {
  try {
    const repaired = await recoverInPlace(stateDir, [identity, ...files], step)
    await removeLeftovers([dirname(identity)], step)
    return repaired
  } catch (error) {
    throw stateError(stateDir, error)
  }
}

/**
 * What each run that gets the lock does first, before it reads the config: it ends what a dead run left behind. `folders`:
 * more of the state folder's own folders that may hold temp files.
 */
export async function cleanUp(
  { stateDir, identity }: StatePlace,
  { step, folders = [] }: { readonly step?: Step | undefined; readonly folders?: readonly string[] } = {},
): Promise<CleanedUp> {
  try {
    const repaired = (await recoverInPlace(stateDir, [identity], step)) !== undefined
    const all = [dirname(identity), ...stateFolders(stateDir), ...folders]
    return { repaired, removed: await removeLeftovers(all, step) }
  } catch (error) {
    throw stateError(stateDir, error)
  }
}
