import { readRunState, writeRunState } from '@copilot-sync/state'
import { type ContextOptions, openAnyState } from '../../context/context.ts'
import { underLock } from '../../context/under-lock.ts'
import type { Runtime } from '../../contract/runtime.ts'
import type { Paused } from '../../contract/sync-result.ts'
import { pausedNow } from './paused.ts'

export interface ResumeResult {
  readonly config: string
  /** Whether anything was in force. */
  readonly changed: boolean
  /** The pause that is over now. */
  readonly pause: Paused | null
  /** The restore whose hold is over now. */
  readonly hold: { readonly since: string; readonly backup: string } | null
}

/** Ends a pause, and the hold of a restore: the next sync writes again. */
export async function resume(
  runtime: Runtime,
  options: ContextOptions & { readonly lockTimeoutMs: number },
): Promise<ResumeResult> {
  const context = await openAnyState(runtime, options)
  const { state } = context
  const config = context.target.identity
  if ((await readRunState(state)).state === 'absent') return { config, changed: false, pause: null, hold: null }
  return underLock(runtime, context, options.lockTimeoutMs, async () => {
    const last = await readRunState(state)
    const pause = pausedNow(last, runtime.now())
    const hold = last.hold && { since: last.hold.since, backup: last.hold.backup }
    const changed = pause !== null || hold !== null
    if (changed) {
      await writeRunState(state, { last: last.last, pause: null, hold: null }, { step: runtime.step })
    }
    return { config, changed, pause, hold }
  })
}
