import type { RunStateRead } from '@copilot-sync/state'
import type { Runtime } from '../../contract/runtime.ts'
import type { Paused } from '../../contract/sync-result.ts'

/** Whether a time has come; null never does. */
export const isOver = (until: string | null, now: number): boolean => until !== null && Date.parse(until) <= now

/** The pause that is in force, or null. Where the state cannot be read nobody knows, so nothing is written. */
export function pausedNow({ pause, state }: RunStateRead, now: number): Paused | null {
  if (state === 'corrupt') return { since: null, until: null, reason: 'the file state.json cannot be read' }
  return pause && !isOver(pause.until, now) ? pause : null
}

export function warnOfPause({ warn }: Pick<Runtime, 'warn'>, { since, until, reason }: Paused, then = ''): void {
  const parts = [since && `since ${since}`, until && `until ${until}`, `(${reason ?? 'no reason given'})`]
  warn({
    code: 'PAUSED',
    message: `sync is paused ${parts.filter(Boolean).join(' ')}${then}`,
    hint: 'Go on: `copilot-sync resume`.',
  })
}
