import type { CatalogPath, Json } from '@copilot-sync/catalog'
import type { ModelView } from '../rule.ts'
import { showing, shownBy } from '../view-model.ts'

/** A path of the catalog that a rule looked at, and what stands there; null where nothing is stated. */
export interface Source {
  readonly path: CatalogPath
  readonly value: Json
}

/** The model, with each path that is looked at noted once, in its order. */
export function recordReads(model: ModelView, reads: Map<CatalogPath, Json>): ModelView {
  const view: ModelView = {
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
  return showing(view, shownBy(model))
}

/** The model as if these paths were not stated. */
export function withoutPaths(model: ModelView, hidden: ReadonlySet<CatalogPath>): ModelView {
  const view: ModelView = {
    id: model.id,
    get: (path) => (hidden.has(path) ? undefined : model.get(path)),
    matches: (...patterns) => patterns.some((pattern) => model.matches(pattern)),
  }
  const shown = shownBy(model)
  return showing(view, shown && { model: shown.model, hidden: [...shown.hidden, ...hidden] })
}
