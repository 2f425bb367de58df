import { SyncError } from '@copilot-sync/errors'
import { join } from 'node:path'
import { ignore } from '../errno.ts'
import { open, readdir } from '../fs-at-once.ts'
import { remove } from '../remove.ts'
import type { Step } from '../types.ts'
import { claimLock, type Claim } from './claim-lock.ts'
import { HEARTBEAT } from './judge-lock.ts'
import { lockPath, lockTempPath, readLockFile, writeLockTemp, type LockInfo } from './lock-file.ts'

export interface Lock {
  /** Throws LOCK_HELD when another process took the lock over because this one seemed dead, and what the signal was aborted with. */
  assertHeld(): Promise<void>
}

export interface HeldLock extends Lock {
  release(): Promise<void>
}

/** Keeps a lock alive that has just been won, and removes what dead waiters and owners left beside it. */
export async function holdLock(
  folder: string,
  info: LockInfo,
  { signal, step }: { readonly signal?: AbortSignal | undefined; readonly step?: Step | undefined },
): Promise<HeldLock> {
  const path = lockPath(folder)
  const isOurs = async (): Promise<boolean> => (await readLockFile(path))?.token === info.token
  // Kept open: a heartbeat must never reach the lock of a successor.
  const handle = await open(path, 'r+')
  const text = Buffer.from(`${JSON.stringify(info)}\n`)
  const beat = async (): Promise<unknown> => handle.write(text, 0, text.length, 0)
  const timer = setInterval(() => void beat().catch(ignore), HEARTBEAT).unref()
  step?.('lock:traces')
  await removeTraces(folder, info.token)

  return {
    async assertHeld() {
      if (signal) {
        // A run that only computes sees no signal of the system's before the event loop has had its turn.
        await turn()
        signal.throwIfAborted()
      }
      if (await isOurs()) return
      throw new SyncError('LOCK_HELD', 'another run took the lock over, because this one gave no sign of life', {
        hint: 'Run the command again.',
        place: { file: path },
      })
    },
    async release() {
      clearInterval(timer)
      await handle.close().catch(ignore)
      await releaseLock(folder, info, isOurs, step).catch(ignore)
    },
  }
}

/** Where no file can be made the look alone must do: nobody takes over a lock whose owner is seen to live. */
const noRoom = (): Claim => ({ drop: async () => undefined, done: async () => undefined })

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

/** Removes our lock and never another's: the claim keeps others from replacing it between the look and the removal. */
async function releaseLock(folder: string, info: LockInfo, isOurs: () => Promise<boolean>, step?: Step): Promise<void> {
  step?.('unlock:temp')
  // On a full disk the lock's own file says as well who claims it.
  const temp = await writeLockTemp(folder, { ...info, token: `${info.token}.release` }).catch(ignore)
  try {
    step?.('unlock:claim')
    const claim = await claimLock(folder, info.token, temp ?? lockPath(folder), async () => false).catch(noRoom)
    step?.('unlock:unlink')
    if (claim && (await isOurs())) await remove(lockPath(folder))
    step?.('unlock:done')
    await claim?.done()
  } finally {
    step?.('unlock:temp-unlink')
    if (temp !== undefined) await remove(temp)
  }
}

async function removeTraces(folder: string, token: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const isTrace = /^lock-.*\.(tmp|claim)$/.test(name) && !name.startsWith(`lock-${token}-`)
    if (isTrace && path !== lockTempPath(folder, token)) await remove(path).catch(ignore)
  }
}
