import { type CatalogModel, isMap, type Json, type JsonMap } from '@copilot-sync/catalog'
import { type PathTree, stepInto } from './path-tree.ts'

/** What is nested deeper states nothing. */
const DEEPEST = 16

/** A model at its remembered paths. The keys are sorted: equal texts mean equal models. null and empty objects state nothing. */
export function reduceModel(model: CatalogModel, tree: PathTree): CatalogModel {
  return { id: model.id, ...reduceObject(model, tree, 1) }
}

function reduceObject(value: JsonMap, tree: PathTree, depth: number): JsonMap | undefined {
  const out: Record<string, Json> = {}
  let empty = true
  for (const key of Object.keys(value).sort()) {
    const next = (depth === 1 && key === 'id') || key === '__proto__' ? undefined : stepInto(tree, key)
    const kept = next && reduce(value[key], next, depth + 1)
    if (kept === undefined) continue
    out[key] = kept
    empty = false
  }
  return empty ? undefined : out
}

function reduce(value: Json | undefined, tree: PathTree, depth: number): Json | undefined {
  if (value === undefined || value === null || depth > DEEPEST) return undefined
  if (isMap(value)) return reduceObject(value, tree, depth)
  if (tree.kind === null) return undefined
  return Array.isArray(value) ? value.map((item: Json) => reduce(item, tree, depth + 1) ?? null) : value
}
