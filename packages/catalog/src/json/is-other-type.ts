import type { Json } from './json.ts'

/** Whether two values are of different types. Of a list its items' types count: `["low"]` and `[{"name": "low"}]` are two. */
export function isOtherType(stable: Json | undefined, now: Json | undefined): boolean {
  if (stable === undefined || stable === null || now === undefined || typeOf(stable) === typeOf(now)) {
    if (!Array.isArray(stable) || !Array.isArray(now)) return false
    const types = new Set(stable.map(typeOf))
    return stable.length > 0 && now.some((item: Json) => !types.has(typeOf(item)))
  }
  return true
}

const typeOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)
