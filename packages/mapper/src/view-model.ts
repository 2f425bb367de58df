import { matches } from './matches.ts'
import type { CatalogModel, Json, ModelView } from './rule.ts'

/** The model as rules see it. Only own properties count: a key named `constructor` is missing unless the catalog has it. */
export function viewModel(model: CatalogModel): ModelView {
  return {
    id: model.id,
    get: (path) => valueAt(model, path),
    matches: (...patterns) => patterns.some((pattern) => matches(pattern, model.id)),
  }
}

function valueAt(model: CatalogModel, path: string): Json | undefined {
  let value: Json | undefined = model
  for (const step of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, step)) return undefined
    value = value[step]
  }
  return value
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
