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
  const place = context.state
  const config = context.target.identity
  if ((await readRunState(place)).state === 'absent') return { config, changed: false, pause: null, hold: null }
  return underLock(runtime, context, options.lockTimeoutMs, async () => {
    const state = await readRunState(place)
    const pause = pausedNow(state, runtime.now())
    const hold = state.hold && { since: state.hold.since, backup: state.hold.backup }
    const changed = pause !== null || hold !== null
    if (changed) {
      await writeRunState(place, { last: state.last, pause: null, hold: null }, { step: runtime.fault })
    }
    return { config, changed, pause, hold }
  })
}
