import { type CatalogModel, type CatalogPath, valueAt } from '@copilot-sync/catalog'
import { matches } from './matches.ts'
import type { ModelView } from './rule.ts'

/** What a view shows, as data: for a rule that is asked elsewhere. */
export interface Shown {
  readonly model: CatalogModel
  /** Paths that are shown as if they were not stated. */
  readonly hidden: readonly CatalogPath[]
}

const SHOWN = Symbol('shown')

interface OwnView extends ModelView {
  readonly [SHOWN]?: Shown | undefined
}

export const shownBy = (view: OwnView): Shown | undefined => view[SHOWN]

export const showing = (view: ModelView, shown: Shown | undefined): ModelView =>
  Object.defineProperty(view, SHOWN, { value: shown })

/** The model as rules see it. Only own properties count: a key named `constructor` is missing unless the catalog has it. */
export function viewModel(model: CatalogModel): ModelView {
  const view: ModelView = {
    id: model.id,
    get: (path) => valueAt(model, path),
    matches: (...patterns) => patterns.some((pattern) => matches(pattern, model.id)),
  }
  return showing(view, { model, hidden: [] })
}
