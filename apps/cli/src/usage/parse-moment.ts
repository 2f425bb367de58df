import { SyncError } from '@copilot-sync/errors'
import { readDuration } from './parse-duration.ts'

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/

/** A moment to come, in milliseconds since the epoch: `2h` from now, or a date or time, in UTC where it names no zone. */
export function parseMoment(text: string, flag: string, now: number): number {
  const length = readDuration(text)
  const [, day, time = '00:00', zone = 'Z'] = TIME.exec(text.trim()) ?? []
  const moment = Number.isNaN(length) ? Date.parse(`${day}T${time}${zone}`) : now + length
  if (Number.isNaN(moment) || (day !== undefined && !isDay(day)) || Math.abs(moment) > LAST) {
    throw new SyncError('USAGE', `${flag} ${text}: neither a time nor a duration`, { hint: hint(flag) })
  }
  if (moment > now) return moment
  throw new SyncError('USAGE', `${flag} ${text}: this is over already (${new Date(moment).toISOString()})`, {
    hint: hint(flag),
  })
}

/** The last moment that an ISO time of four digits can name. */
const LAST = Date.UTC(9999, 11, 31)

/** Date.parse takes the 31st of February for the 3rd of March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

const hint = (flag: string): string =>
  `Write a duration from now, ${flag} 2h or ${flag} 3d, or a time to come, ${flag} 2030-12-24T18:00 (UTC) or with its zone: +01:00.`
