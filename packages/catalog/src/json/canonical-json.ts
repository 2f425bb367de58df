import { isList, type Json } from './json.ts'

/** One text for all values that `equalJson` holds equal: keys sorted, no spaces, 0.0 as 0. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') return String(value === 0 ? 0 : value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const parts = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
  return `{${parts.join(',')}}`
}
