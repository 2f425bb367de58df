import type { Hold, SettleOptions } from './types.ts'

const DAY = 86_400_000

/** What a fetch needs to know to judge how long something has been held. */
export interface HoldClock {
  readonly at: number
  /** false when the clock stands or went backwards: then no fetch is counted. */
  readonly counts: boolean
  readonly fetches: number
  /** ms */
  readonly span: number
  readonly prune: boolean
}

export function holdClock(
  last: number | null,
  at: number,
  { fetches = 3, days = 7, prune = false }: Pick<SettleOptions, 'fetches' | 'days' | 'prune'>,
): HoldClock {
  return { at, counts: last === null || at > last, fetches, span: days * DAY, prune }
}

/** The hold after one more fetch without it. A clock that went back before its beginning begins it anew. */
export function nextHold(hold: Hold | null, { at, counts }: HoldClock): Hold {
  if (!hold) return { since: at, fetches: 1 }
  return { since: Math.min(hold.since, at), fetches: hold.fetches + (counts ? 1 : 0) }
}

export function isOver({ since, fetches }: Hold, clock: HoldClock): boolean {
  return clock.prune || (fetches >= clock.fetches && clock.at - since >= clock.span)
}

/** Whether the history should have a hold that begins now: not when it had one of the same thing in the last `days`. */
export function isNews(noted: number | null, { at, span }: HoldClock): boolean {
  return noted === null || noted > at || at - noted >= span
}
