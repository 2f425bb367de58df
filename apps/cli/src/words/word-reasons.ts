import type { Reason } from '@copilot-sync/errors'
import { reasonText } from './reason-text.ts'

/** A result as `--json` gives it: each reason in words, its data beside it. */
export function wordReasons(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wordReasons)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
    if (key !== 'reason' || !isReason(one)) return [[key, wordReasons(one)]]
    const { code, seen, places, until } = one
    return [
      ['code', code],
      ['reason', reasonText(one)],
      ['seen', seen],
      ['places', places],
      ['until', until],
    ]
  })
  return Object.fromEntries(entries)
}

const isReason = (value: unknown): value is Reason =>
  typeof value === 'object' && value !== null && 'code' in value && 'seen' in value && 'until' in value
