import type { CatalogPath, Json, ModelView } from '../rule.ts'

/** A path of the catalog that a rule looked at, and what stands there; null where nothing is stated. */
export interface Source {
  readonly path: CatalogPath
  readonly value: Json
}

/** The model, with each path that is looked at noted once, in its order. */
export function recordReads(model: ModelView, reads: Map<CatalogPath, Json>): ModelView {
  return {
    get id() {
      reads.set('id', model.id)
      return model.id
    },
    get(path) {
      const value = model.get(path)
      reads.set(path, value ?? null)
      return value
    },
    matches(...patterns) {
      reads.set('id', model.id)
      return patterns.some((pattern) => model.matches(pattern))
    },
  }
}

/** The model as if these paths were not stated. */
export function withoutPaths(model: ModelView, hidden: ReadonlySet<CatalogPath>): ModelView {
  return {
    id: model.id,
    get: (path) => (hidden.has(path) ? undefined : model.get(path)),
    matches: (...patterns) => patterns.some((pattern) => model.matches(pattern)),
  }
}
