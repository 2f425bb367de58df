import { readRunState, writeRunState } from '@copilot-sync/state'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openPlace } from '../steps/open-place.ts'
import { underLock } from '../steps/under-lock.ts'
import { type Paused, pausedNow } from './paused.ts'

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
  options: CommonOptions & { readonly lockTimeoutMs: number },
): Promise<ResumeResult> {
  const place = await openPlace(runtime, options)
  const config = place.realPath
  if ((await readRunState(place)).state === 'absent') return { config, changed: false, pause: null, hold: null }
  return underLock(runtime, place, options.lockTimeoutMs, async () => {
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
