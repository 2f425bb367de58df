import type { Outcome } from './attempt.ts'

const FIRST_MS = 500
const LONGEST_MS = 8000

/** Milliseconds before the given retry (from 1): full jitter under a doubling cap, and no less than `Retry-After`. */
export function retryWait(outcome: Outcome, retry: number, random: () => number): number {
  const backoff = random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (retry - 1))
  return Math.max(outcome.response?.retryAfterMs ?? 0, backoff)
}

/** `Retry-After` in milliseconds from `now`; undefined for an absent header or one that is neither seconds nor a date. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
