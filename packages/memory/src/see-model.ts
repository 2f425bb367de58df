import { type CatalogModel, putInPlace } from '@copilot-sync/catalog'
import type { Frame, Judgement } from './judgement.ts'
import { settleValues } from './settle-values.ts'
import type { RememberedModel } from './types.ts'

/** A model that the answer has and that can be served. Seeing it ends its hold. */
export function seeModel(
  record: RememberedModel | undefined,
  model: CatalogModel,
  reduced: CatalogModel,
  frame: Frame,
): Judgement {
  const { id } = model
  const missing = record?.missing ?? null
  const back = missing !== null && !missing.gone
  const returned = back && missing.noted ? [id] : []
  if (!record?.json || missing?.gone) {
    const noted = record?.noted ?? null
    return {
      record: { id, json: reduced, missing: null, values: {}, noted },
      model,
      held: [],
      returning: back,
      news: back ? { returned } : { appeared: [id] },
    }
  }
  // Nearly always nothing is different: comparing two texts is much quicker than a walk, and an answer like the last one needs not even that.
  const isAgain = frame.again && !missing
  if (!frame.anew && !isWaiting(record) && (isAgain || JSON.stringify(record.json) === JSON.stringify(reduced))) {
    const kept = missing ? { ...record, missing: null } : record
    return { record: kept, model, held: [], returning: back, news: { returned } }
  }
  const { json, values, held, news, inPlace, changed } = settleValues(
    { id, json: record.json, values: record.values },
    reduced,
    frame,
  )
  return {
    record: { id, json, missing: null, values, noted: record.noted },
    model: inPlace.length > 0 ? putInPlace(model, inPlace) : model,
    held,
    returning: back,
    news: { changed, returned, held: news },
  }
}

const isWaiting = ({ values }: RememberedModel): boolean =>
  Object.values(values).some(({ waiting }) => waiting !== null)
