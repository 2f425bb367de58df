import type { CatalogModel } from './catalog.ts'
import { isMap, type Json } from './json/json.ts'

/** A value that stands in for what the catalog says; undefined = absent. */
export interface ValueInPlace {
  readonly keys: readonly string[]
  readonly value: Json | undefined
}

/** The model with other values instead of its own; the one that is given stays as it is. */
export function putInPlace(model: CatalogModel, values: readonly ValueInPlace[]): CatalogModel {
  return values.reduce((done, { keys, value }) => ({ ...put(done, keys, value), id: model.id }), model)
}

function put(
  target: Json | undefined,
  [key, ...rest]: readonly string[],
  value: Json | undefined,
): Record<string, Json> {
  const out: Record<string, Json> = isMap(target) ? { ...target } : {}
  if (key === undefined) return out
  if (rest.length > 0) out[key] = put(out[key], rest, value)
  else if (value === undefined) delete out[key]
  else out[key] = value
  return out
}
