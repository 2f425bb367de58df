import { type CatalogModel, putInPlace, stepsOf, valueAt } from '@copilot-sync/catalog'
import type { RememberedModel } from './types.ts'

/**
 * The stable catalog as it was before an answer, at remembered paths; for rules that are others than those it was read with.
 * A path that no model has was not read before: what the answer says there stands for what it said before.
 */
export function earlierCatalog(
  records: readonly RememberedModel[],
  seen: ReadonlyMap<string, CatalogModel>,
  reads: readonly string[],
): CatalogModel[] {
  const models = records.flatMap(({ json }) => json ?? [])
  const fresh = [...new Set(reads)]
    .map(stepsOf)
    .filter((keys) => models.every((model) => valueAt(model, keys) === undefined))
  return models.map((model) => {
    const now = seen.get(model.id)
    const values = fresh.map((keys) => ({ keys, value: valueAt(now, keys) }))
    return putInPlace(
      model,
      values.filter(({ value }) => value !== undefined),
    )
  })
}
