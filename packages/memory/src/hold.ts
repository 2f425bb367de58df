import type { Hold, Memory, SettleOptions } from './types.ts'

const DAY = 86_400_000
/** So many times the usual distance between fetches is no pause any more. */
const OLD = 3
/** So many distances say what is usual: whoever fetched each hour and now does so each fortnight has not lost his memory. */
const RECENT = 3

/** What a fetch needs to know to judge how long something has been held. */
export interface HoldClock {
  readonly at: number
  /** false when the clock stands or went backwards: then no fetch is counted. */
  readonly counts: boolean
  /** The memory is an old one: others may have seen since then what it holds. */
  readonly isOld: boolean
  readonly fetches: number
  /** ms */
  readonly span: number
  readonly prune: boolean
}

export function holdClock(
  { at: last, runs }: Pick<Memory, 'at' | 'runs'>,
  at: number,
  { fetches = 3, days = 7, prune = false }: Pick<SettleOptions, 'fetches' | 'days' | 'prune'>,
): HoldClock {
  const span = days * DAY
  const isOld = last !== null && at - last > Math.max(span, OLD * usualDistance(runs))
  return { at, counts: last === null || at > last, isOld, fetches, span, prune }
}

/** ms: the longest of the last distances between two fetches; within a run they count as alike. */
function usualDistance(runs: Memory['runs']): number {
  const distances: number[] = []
  for (let index = runs.length - 1; index >= 0 && distances.length < RECENT; index -= 1) {
    const [before, run] = [runs[index - 1], runs[index]]
    if (run && run.fetches > 1) {
      const within = (run.to - run.from) / (run.fetches - 1)
      for (let fetch = 1; fetch < run.fetches && distances.length < RECENT; fetch += 1) distances.push(within)
    }
    if (run && before && distances.length < RECENT) distances.push(run.from - before.to)
  }
  return distances.reduce((longest, distance) => Math.max(longest, distance), 0)
}

/** The hold after one more fetch without it. A clock that went back before its beginning begins it anew, and so does an old memory. */
export function nextHold(hold: Hold | null, { at, counts, isOld }: HoldClock): Hold {
  if (!hold || isOld) return { since: at, fetches: 1 }
  return { since: Math.min(hold.since, at), fetches: hold.fetches + (counts ? 1 : 0) }
}

export function isOver({ since, fetches }: Hold, clock: HoldClock): boolean {
  return clock.prune || (fetches >= clock.fetches && clock.at - since >= clock.span)
}

/** Whether the history should have a hold that begins now: not when it had one of the same thing in the last `days`. */
export function isNews(noted: number | null, { at, span }: HoldClock): boolean {
  return noted === null || noted > at || at - noted >= span
}
