import { stateError } from '../file-error.ts'
import { acquireLock, type LockOptions } from './acquire-lock.ts'
import type { Lock } from './hold-lock.ts'

/**
 * Runs the action while no other run does. A lock of a dead process that can be seen (same boot and pid namespace) is
 * taken over at once; one that cannot be seen when it has been silent for 60 s. Throws LOCK_HELD.
 */
export async function withLock<T>(options: LockOptions, action: (lock: Lock) => Promise<T>): Promise<T> {
  const lock = await acquireLock(options).catch((error: unknown) => {
    throw stateError(options.stateDir, error)
  })
  try {
    await lock.assertHeld()
    return await action(lock)
  } finally {
    await lock.release()
  }
}
