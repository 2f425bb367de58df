import type { CatalogModel } from '@copilot-sync/catalog'
import { reason } from '@copilot-sync/errors'
import { heldRow } from './held-row.ts'
import { isNews, isOver, nextHold } from './hold.ts'
import type { Frame, Judgement } from './judgement.ts'
import type { RememberedModel } from './types.ts'

/**
 * A model that the answer does not have, or has with fields that turn it out: `model` is what it has, `seen` what turns it
 * out. It is held, and
 * gone when it has been away for long enough; then it stays remembered until the config no longer has it.
 */
export function missModel(
  record: RememberedModel | undefined,
  { id, seen, model }: { readonly id: string; readonly seen: string | null; readonly model: CatalogModel | null },
  { clock, anew, serves }: Frame,
): Judgement {
  const served = serves(id)
  const missed = reason('MISSING', seen)
  if (!record && served !== true) return { record: null, model, held: [] }
  const { json, missing: before, noted } = record ?? { json: null, missing: null, noted: null }
  const hold = nextHold(before, clock)
  const row = heldRow(id, null, missed, hold)
  const values = anew ? {} : (record?.values ?? {})

  if (isOver(hold, clock)) {
    const missing = { ...hold, reason: missed, noted: before?.noted ?? false, gone: true }
    return {
      record: served === true ? { id, json, missing, values, noted } : null,
      model,
      held: [],
      ...(served === false ? {} : { gone: row }),
      news: before?.gone ? {} : { went: [{ id, reason: missed }] },
    }
  }
  const news = !before && isNews(noted, clock)
  const missing = { ...hold, reason: missed, noted: before ? before.noted : news, gone: false }
  const isHeld = served !== false
  return {
    record: { id, json, missing, values, noted: news ? clock.at : noted },
    model: isHeld && json ? json : model,
    held: isHeld ? [row] : [],
    asItIs: isHeld && json === null,
    news: news ? { held: [{ id, path: null, reason: missed }] } : {},
  }
}
