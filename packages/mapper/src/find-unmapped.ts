import { type CatalogModel, type CatalogPath, covers, leafPaths } from '@copilot-sync/catalog'
import type { Unmapped, UnreadableValue } from './mapping.ts'

/** The paths of the models that none of the declared ones covers, or where nobody can read what stands there, sorted, each with its models in the catalog's order. */
export function findUnmapped(
  models: readonly CatalogModel[],
  declared: readonly CatalogPath[],
  unreadable: readonly UnreadableValue[] = [],
): Unmapped[] {
  const known = new Set<CatalogPath>(['id', ...declared])
  const below = declared.filter((pattern) => pattern.endsWith('.*'))
  const isKnown = (path: CatalogPath): boolean => known.has(path) || below.some((pattern) => covers(pattern, path))
  const found = new Map<CatalogPath, string[]>()
  const add = (path: CatalogPath, id: string): void => {
    const ids = found.get(path)
    if (ids) ids.push(id)
    else found.set(path, [id])
  }
  const named = Map.groupBy(unreadable, ({ model }) => model)
  for (const model of models) {
    const wide = (named.get(model.id) ?? []).map(({ path }) => `${path}.*`)
    for (const path of leafPaths(model)) {
      if (!isKnown(path) && !wide.some((above) => covers(above, path))) add(path, model.id)
    }
  }
  for (const { path, model } of unreadable) add(path, model)
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, ids]) => ({ path, models: ids }))
}
