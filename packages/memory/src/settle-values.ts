import {
  type CatalogModel,
  covers,
  isMap,
  isOtherType,
  type Json,
  shortJson,
  type ValueInPlace,
} from '@copilot-sync/catalog'
import { reason, type Reason } from '@copilot-sync/errors'
import { heldRow } from './held-row.ts'
import type { Frame } from './judgement.ts'
import { type Judge, mergeValues } from './merge-values.ts'
import { settleValue } from './settle-value.ts'
import type { HeldRow, RememberedModel, ValueChange } from './types.ts'

export interface SettledValues {
  readonly json: CatalogModel
  readonly values: RememberedModel['values']
  readonly held: readonly HeldRow[]
  /** Those of `held` that the history should have. */
  readonly news: readonly HeldRow[]
  readonly inPlace: readonly ValueInPlace[]
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
  { tree, clock, anew, unreadable }: Pick<Frame, 'tree' | 'clock' | 'anew' | 'unreadable'>,
): SettledValues {
  const blind = unreadable(id)
  const held: HeldRow[] = []
  const news: HeldRow[] = []
  const inPlace: ValueInPlace[] = []
  const changed: ValueChange[] = []
  const histories = new Map(anew ? [] : Object.entries(values))

  // Who lets go what is missing has not said that he can do without what nobody can read.
  const unpruned = { ...clock, prune: false }

  const judge: Judge = (stable, now, keys) => {
    if (isSame(stable, now)) return stable
    const path = keys.join('.')
    const said = now ?? blind.find((one) => covers(`${one.path}.*`, path))?.value
    const isOdd = said !== now || isOtherType(stable, now)
    const settled = anew
      ? null
      : settleValue(stable, isLost(stable, now) ? undefined : now, histories.get(path), isOdd ? unpruned : clock)
    if (settled?.hold || settled?.history.seen) histories.set(path, settled.history)
    if (!settled?.hold) {
      changed.push({ id, path, from: stable ?? null, to: now ?? null })
      // It was away for long enough: from now on what cannot be read is absent for the rules too.
      if (settled && said !== now) inPlace.push({ keys, value: undefined })
      return now
    }
    const row = heldRow(id, path, reasonOf(stable, said, said !== now), settled.hold)
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

/** `isBlind`: nobody can read what stands there. */
function reasonOf(stable: Json | undefined, now: Json | undefined, isBlind: boolean): Reason {
  const seen = { from: shortJson(stable), to: shortJson(now) }
  const isUnread = isOtherType(stable, now) || (isBlind && !(typeof now === 'number' && now <= 0))
  return reason(isUnread ? 'VALUE_UNREADABLE' : 'VALUE_RETURNED', seen)
}
