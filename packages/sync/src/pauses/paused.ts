import type { RunStateRead } from '@copilot-sync/state'
import { isOver } from './is-over.ts'

/** Times are ISO. */
export interface Paused {
  /** null where it is not known. */
  readonly since: string | null
  /** null = until `resume` */
  readonly until: string | null
  readonly reason: string | null
}

/** The pause that is in force, or null. Where the state cannot be read nobody knows, so nothing is written. */
export function pausedNow({ pause, state }: RunStateRead, now: number): Paused | null {
  if (state === 'corrupt') return { since: null, until: null, reason: 'the file state.json cannot be read' }
  return pause && !isOver(pause.until, now) ? pause : null
}

/** For people. */
export function sayPaused({ since, until, reason }: Paused): string {
  const parts = [since && `since ${since}`, until && `until ${until}`, `(${reason ?? 'no reason given'})`]
  return `sync is paused ${parts.filter(Boolean).join(' ')}; \`copilot-sync resume\` goes on`
}
