import { type CatalogModel, type CatalogPath, covers, leafPaths } from '@copilot-sync/catalog'
import type { Unmapped } from './mapping.ts'

/** The paths of the models that none of the declared ones covers, sorted, each with its models in the catalog's order. */
export function findUnmapped(models: readonly CatalogModel[], declared: readonly CatalogPath[]): Unmapped[] {
  const known = new Set<CatalogPath>(['id', ...declared])
  const wide = declared.filter((pattern) => pattern.endsWith('.*'))
  const isKnown = (path: CatalogPath): boolean => known.has(path) || wide.some((pattern) => covers(pattern, path))
  const found = new Map<CatalogPath, string[]>()
  for (const model of models) {
    for (const path of leafPaths(model)) {
      if (isKnown(path)) continue
      const ids = found.get(path)
      if (ids) ids.push(model.id)
      else found.set(path, [model.id])
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, ids]) => ({ path, models: ids }))
}
