import type { Json } from './json.ts'

const LONGEST = 80

/** A value fit for a message: itself, or the start of its text where that is long or JSON has none (`1e999` is read as Infinity). */
export function shortJson(value: Json = null): Json {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : value
}
