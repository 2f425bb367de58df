import type { Outcome } from './attempt.ts'

const FIRST_MS = 500
const LONGEST_MS = 8000

/** Milliseconds before the given retry (from 1): full jitter under a doubling cap, and no less than `Retry-After`. */
export function retryWait(outcome: Outcome, retry: number, random: () => number): number {
  const backoff = random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (retry - 1))
  return Math.max(outcome.response?.retryAfterMs ?? 0, backoff)
}
