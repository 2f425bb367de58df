const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](\d\d?)(?::(\d\d))?))?)?$/

/** Whether Python's `datetime` accepts this; PyYAML raises on a date such as 2026-13-01, and the config does not load. */
export function isTimestamp(text: string): boolean {
  const found = TIMESTAMP.exec(text)
  if (!found) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0))
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days) return false
  return hour < 24 && minute < 60 && second < 60 && zoneHour * 60 + zoneMinute < 24 * 60
}
