import { hashText, type Json } from '@copilot-sync/catalog'
import { type HoldClock, isOver, nextHold } from './hold.ts'
import type { Hold, ValueHistory } from './types.ts'

/** An earlier value before so many others counts as never seen. */
const REMEMBERED = 12

export interface SettledValue {
  readonly history: ValueHistory
  /** null: the value of now is taken. */
  readonly hold: Hold | null
  readonly news: boolean
}

const fresh: ValueHistory = { seen: '', waiting: null, noted: false }

/**
 * Which of two different values stands: one that was never seen is taken at once; an earlier one, and absence, when the
 * stable one has been away for long enough. Absence is never new: a field that is missing once is no statement.
 */
export function settleValue(
  stable: Json | undefined,
  now: Json | undefined,
  history: ValueHistory = fresh,
  clock: HoldClock,
): SettledValue {
  const seen = history.seen.split(' ').filter(Boolean)
  const present = now === undefined ? null : hashValue(now)
  if (present === null || seen.includes(present)) {
    const hold = nextHold(history.waiting, clock)
    if (!isOver(hold, clock)) {
      return { history: { ...history, waiting: hold, noted: true }, hold, news: !history.noted }
    }
  }
  const past = seen.filter((hash) => hash !== present)
  if (stable !== undefined) past.push(hashValue(stable))
  return {
    history: { seen: past.slice(-REMEMBERED).join(' '), waiting: null, noted: false },
    hold: null,
    news: false,
  }
}

const hashValue = (value: Json): string => hashText(JSON.stringify(value)).slice(0, 8)
