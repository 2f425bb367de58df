import { type CatalogModel, isMap, type Json } from '@copilot-sync/catalog'
import type { HoldClock } from './hold.ts'
import { heldRow } from './held-row.ts'
import { type Judge, mergeValues } from './merge-values.ts'
import type { PathTree } from './path-tree.ts'
import { settleValue } from './settle-value.ts'
import type { HeldRow, RememberedModel, ValueChange } from './types.ts'

/** A value that stands in for what the catalog says; undefined = absent. */
export interface HeldValue {
  readonly keys: readonly string[]
  readonly value: Json | undefined
}

export interface SettledValues {
  readonly json: CatalogModel
  readonly values: RememberedModel['values']
  readonly held: readonly HeldRow[]
  /** Those of `held` that the history should have. */
  readonly news: readonly HeldRow[]
  readonly inPlace: readonly HeldValue[]
  readonly changed: readonly ValueChange[]
}

/** All values of a model after a fetch. With `anew` those of now are taken, and the past is forgotten. */
export function settleValues(
  {
    id,
    json,
    values,
  }: { readonly id: string; readonly json: CatalogModel; readonly values: RememberedModel['values'] },
  seen: CatalogModel,
  { tree, clock, anew }: { readonly tree: PathTree; readonly clock: HoldClock; readonly anew: boolean },
): SettledValues {
  const held: HeldRow[] = []
  const news: HeldRow[] = []
  const inPlace: HeldValue[] = []
  const changed: ValueChange[] = []
  const histories = new Map(anew ? [] : Object.entries(values))

  const judge: Judge = (stable, now, keys) => {
    if (isSame(stable, now)) return stable
    const path = keys.join('.')
    const settled = anew ? null : settleValue(stable, isLost(stable, now) ? undefined : now, histories.get(path), clock)
    if (settled?.hold || settled?.history.seen) histories.set(path, settled.history)
    if (!settled?.hold) {
      changed.push({ id, path, from: stable ?? null, to: now ?? null })
      return now
    }
    const row = heldRow(id, path, reasonOf(stable, now), settled.hold)
    held.push(row)
    if (settled.news) news.push(row)
    inPlace.push({ keys, value: stable })
    return stable
  }

  const merged = mergeValues(json, seen, tree, judge)
  // A path that is absent on both sides is not walked: what waits and was not judged now has its stable value again.
  const waiting = new Set(held.map(({ path }) => path))
  for (const [path, history] of histories) {
    if (history.waiting && !waiting.has(path)) histories.set(path, { ...history, waiting: null })
  }
  return {
    json: { id, ...(isMap(merged) ? merged : {}) },
    values: Object.fromEntries(histories),
    held,
    news,
    inPlace,
    changed,
  }
}

const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

/** A number above zero that turns into anything else says as little as one that is absent. */
const isLost = (stable: Json | undefined, now: Json | undefined): boolean =>
  typeof stable === 'number' && stable > 0 && !(typeof now === 'number' && now > 0)

function reasonOf(stable: Json | undefined, now: Json | undefined): string {
  if (now === undefined) return 'the catalog no longer states it'
  const text = JSON.stringify(now)
  const shown = text.length > 80 ? `${text.slice(0, 79)}…` : text
  return isLost(stable, now)
    ? `the catalog says ${shown} in place of ${JSON.stringify(stable)}, which states nothing`
    : `the catalog is back at an earlier value, ${shown}`
}
