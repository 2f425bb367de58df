import { isGroupWritable, type Lock, removeLeftovers, withLock } from '@copilot-sync/state'
import type { Runtime } from '../contract/runtime.ts'
import type { Context } from './context.ts'
import { memoryDir } from './memory-dir.ts'

/** Acts alone, after what a dead run left behind has been ended. Errors: LOCK_HELD (9), STATE_UNREADABLE (1). */
export async function underLock<T>(
  { clock, fault: step, signal, warn }: Pick<Runtime, 'clock' | 'fault' | 'signal' | 'warn'>,
  { target, state }: Pick<Context, 'target' | 'state'>,
  lockTimeout: number | undefined,
  act: (lock: Lock) => Promise<T>,
): Promise<T> {
  return withLock({ stateDir: state.stateDir, clock, lockTimeout, signal, step }, async (lock) => {
    if (isGroupWritable(state.stateDir)) {
      const message = `${state.stateDir} may be written by its group, who can change what a restore brings back`
      warn({ code: 'STATE_GROUP_WRITABLE', message })
    }
    for (const warning of await target.repair()) warn(warning)
    await removeLeftovers([memoryDir(state)], step)
    return act(lock)
  })
}
