import type { Json, WantedEntry } from '@copilot-sync/plan'
import { isObject } from './emit-value.ts'

export type JsonObject = { readonly [key: string]: Json }

/** A copy with the value at this path; undefined removes it. What stands in the way of the path is replaced. */
export function setPath(data: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [key = '', ...rest] = path
  const entries = new Map(Object.entries(data))
  if (rest.length > 0) {
    const inner = entries.get(key)
    if (value !== undefined || isObject(inner)) entries.set(key, setPath(isObject(inner) ? inner : {}, rest, value))
  } else if (value === undefined) entries.delete(key)
  else entries.set(key, value)
  return Object.fromEntries(entries)
}

/** An entry as data: its name, then its fields at their dotted paths, in the order given. */
export function entryData(entry: WantedEntry): JsonObject {
  return entry.fields.reduce<JsonObject>((data, { path, value }) => setPath(data, path.split('.'), value), {
    model_name: entry.name,
  })
}
