import { type CatalogModel, isMap, type Json } from '@copilot-sync/catalog'
import type { ValueChange } from './types.ts'

export interface CatalogDiff {
  readonly appeared: readonly string[]
  readonly vanished: readonly string[]
  readonly changed: readonly ValueChange[]
}

/** What one answer has and another has not, path by path. */
export function diffCatalogs(before: readonly CatalogModel[], after: readonly CatalogModel[]): CatalogDiff {
  const was = new Map(before.map((model) => [model.id, model]))
  const is = new Map(after.map((model) => [model.id, model]))
  const changed: ValueChange[] = []
  for (const [id, model] of is) {
    const old = was.get(id)
    if (old) compare(id, old, model, [], changed)
  }
  return {
    appeared: [...is.keys()].filter((id) => !was.has(id)),
    vanished: [...was.keys()].filter((id) => !is.has(id)),
    changed,
  }
}

function compare(id: string, from: Json | undefined, to: Json | undefined, keys: string[], out: ValueChange[]): void {
  const was = from === undefined && isMap(to) ? {} : from
  const is = to === undefined && isMap(from) ? {} : to
  if (isMap(was) && isMap(is)) {
    const all = new Set([...Object.keys(was), ...Object.keys(is)])
    for (const key of all) compare(id, was[key], is[key], [...keys, key], out)
  } else if (JSON.stringify(from) !== JSON.stringify(to)) {
    out.push({ id, path: keys.join('.'), from: from ?? null, to: to ?? null })
  }
}
