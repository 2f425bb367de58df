import { SyncError } from '@copilot-sync/errors'
import { readDuration } from './parse-duration.ts'

const DAY = 86_400_000

/** `30d`, `12h`, `8w` in days; undefined stays so. */
export function parseAge(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined
  const days = readDuration(text) / DAY
  if (days > 0) return days
  throw new SyncError('USAGE', `${flag} ${text}: not a duration`, {
    hint: `Write a number with its unit, such as ${flag} 30d or ${flag} 12h.`,
  })
}
