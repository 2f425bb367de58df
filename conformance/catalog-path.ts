import type { Json, JsonObject } from '../packages/simulator/src/index.ts'

/** A value deep in a catalog model by its dotted path. */
export function at(model: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = model
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as JsonObject)[step]
  }
  return value
}
