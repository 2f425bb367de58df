import { type CatalogModel, isMap, type Json } from '@copilot-sync/catalog'
import { reason, type Reason } from '@copilot-sync/errors'

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

/** A number above zero that turns into anything else, or a value of another type, says as little as one that is absent. */
const isLost = (stable: Json | undefined, now: Json | undefined): boolean =>
  (typeof stable === 'number' && stable > 0 && !(typeof now === 'number' && now > 0)) || isOtherType(stable, now)

/** Of a list its items' types count: `["low"]` and `[{"name": "low"}]` are two. */
function isOtherType(stable: Json | undefined, now: Json | undefined): boolean {
  if (stable === undefined || stable === null || now === undefined || typeOf(stable) === typeOf(now)) {
    if (!Array.isArray(stable) || !Array.isArray(now)) return false
    const types = new Set(stable.map(typeOf))
    return stable.length > 0 && now.some((item: Json) => !types.has(typeOf(item)))
  }
  return true
}

const typeOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)

function reasonOf(stable: Json | undefined, now: Json | undefined): Reason {
  const seen = { from: shown(stable), to: shown(now) }
  return reason(isOtherType(stable, now) ? 'VALUE_UNREADABLE' : 'VALUE_RETURNED', seen)
}

/** A value, or the start of its text where that is long. */
function shown(value: Json = null): Json {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : value
}
