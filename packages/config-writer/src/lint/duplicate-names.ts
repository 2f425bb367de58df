import type { ParsedEntry } from '../config-types.ts'
import type { Check } from './types.ts'

/** Two entries of one name are no error for LiteLLM: it spreads requests over them at random, without a word. */
export const duplicateNames: Check = ({ config }) =>
  repeated(config.entries, ({ name }) => name).map(({ entry, first, value }) => ({
    level: 'warning',
    code: 'DUPLICATE_NAME',
    message: `${value} is also the name of entry ${first.index + 1} (line ${first.place.line}); LiteLLM spreads requests over both`,
    place: entry.place,
    hint: 'keep one of them, or leave it so if the load is to be shared',
  }))

/** Entries whose value an earlier entry has. */
export function repeated(entries: readonly ParsedEntry[], valueOf: (entry: ParsedEntry) => string | null) {
  const seen = new Map<string, ParsedEntry>()
  return entries.flatMap((entry) => {
    const value = valueOf(entry)
    const first = value === null ? undefined : seen.get(value)
    if (value === null || first) return value !== null && first ? [{ entry, first, value }] : []
    seen.set(value, entry)
    return []
  })
}
