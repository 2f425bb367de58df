import { remove } from '../remove.ts'
import { claimPath, place, readLockFile, type LockFile } from './lock-file.ts'

export interface Claim {
  /** Gives the right back; the lock is as it was. */
  drop(): Promise<void>
  /** Removes all traces after the lock has been ended. */
  done(): Promise<void>
}

/**
 * Wins, for one process only, the right to end the lock with token `root`. Nobody else can end that lock meanwhile, so
 * what the winner then reads in the lock file stays. A claim whose owner has died is itself claimed, by its token.
 */
export async function claimLock(
  folder: string,
  root: string,
  temp: string,
  isDead: (claimant: LockFile) => Promise<boolean>,
): Promise<Claim | undefined> {
  const chain: string[] = []
  for (let token = root; ;) {
    const path = claimPath(folder, root, token)
    chain.push(path)
    if (await place(temp, path)) {
      return {
        drop: () => remove(path),
        done: async () => {
          for (const one of chain) await remove(one)
        },
      }
    }
    const claimant = await readLockFile(path)
    if (!claimant || !(await isDead(claimant))) return undefined
    token = claimant.token
  }
}
