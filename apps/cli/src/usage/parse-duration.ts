import { SyncError } from '@copilot-sync/errors'

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
}
const LONGEST = 24 * 3_600_000

/** `90s`, `1h`, `500ms` in milliseconds. A number without a unit and absurd values are wrong usage. */
export function parseDuration(text: string, flag: string): number {
  const milliseconds = readDuration(text)
  if (milliseconds > 0 && milliseconds <= LONGEST) return milliseconds
  throw new SyncError('USAGE', `${flag} ${text}: not a duration between 1ms and 24h`, {
    hint: `Write a number with its unit, such as ${flag} 90s or ${flag} 5m.`,
  })
}

/** A number with its unit (ms, s, m, h, d, w) in milliseconds; NaN for anything else. */
export function readDuration(text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/.exec(text.trim()) ?? []
  return Number(amount) * (UNITS[unit] ?? Number.NaN)
}
