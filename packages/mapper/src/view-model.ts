import { type CatalogModel, valueAt } from '@copilot-sync/catalog'
import { matches } from './matches.ts'
import type { ModelView } from './rule.ts'

/** The model as rules see it. Only own properties count: a key named `constructor` is missing unless the catalog has it. */
export function viewModel(model: CatalogModel): ModelView {
  return {
    id: model.id,
    get: (path) => valueAt(model, path),
    matches: (...patterns) => patterns.some((pattern) => matches(pattern, model.id)),
  }
}
