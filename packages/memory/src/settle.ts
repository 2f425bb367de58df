import { hashText, type CatalogModel, putInPlace } from '@copilot-sync/catalog'
import { compareBasis, nextBasis } from './compare-basis.ts'
import { earlierCatalog } from './earlier-catalog.ts'
import { holdClock } from './hold.ts'
import type { Frame, Judgement } from './judgement.ts'
import { makeEvent } from './make-event.ts'
import { missModel } from './miss-model.ts'
import { pathTree } from './path-tree.ts'
import { recordRun } from './record-run.ts'
import { isRepeat } from './repeat.ts'
import { reduceModel } from './reduce-model.ts'
import { seeModel } from './see-model.ts'
import type { Basis, Memory, Observation, ReducedCatalog, Settled, SettleOptions, UnreadableValue } from './types.ts'

/**
 * The stable catalog: what an answer and the memory of earlier ones say together. Pure. `/models` gives one account one of
 * several model sets, at random (seen from April to September 2026), so one answer without a model proves nothing.
 */
export function settle(memory: Memory, observation: Observation, options: SettleOptions): Settled {
  const { at, ineligible } = observation
  const basis = nextBasis(memory.basis, observation)
  const rebased = compareBasis(memory.basis, basis)
  const known = options.known && new Set(options.known)
  const tree = pathTree(options.reads, options.shown)
  const answered = new Map(observation.models.map((model) => [model.id, model]))
  const unreadable = Map.groupBy(observation.unreadable ?? [], ({ model }) => model)
  const reduced = new Map(
    [...answered].map(([id, model]) => [id, reduceModel(readable(model, unreadable.get(id)), tree)]),
  )
  const catalog = address([...reduced.values()])
  const frame: Frame = {
    tree,
    clock: holdClock(memory, at, options),
    anew: rebased.length > 0,
    again: memory.runs.at(-1)?.sha === catalog.sha,
    unreadable: (id) => unreadable.get(id) ?? [],
    serves: (id) => known?.has(id) ?? null,
  }
  const records = new Map(memory.models.map((record) => [record.id, record]))

  const judgements: Judgement[] = []
  for (const [id, model] of answered) {
    const seen = ineligible.get(id)
    if (seen === undefined) judgements.push(seeModel(records.get(id), model, reduced.get(id) ?? model, frame))
    else judgements.push(missModel(records.get(id), { id, seen, model }, frame))
  }
  for (const id of new Set([...records.keys(), ...(known ?? [])])) {
    if (answered.has(id)) continue
    judgements.push(missModel(records.get(id), { id, seen: null, model: null }, frame))
  }

  const next: Memory = {
    ...memory,
    at,
    basis,
    models: judgements.flatMap(({ record }) => record ?? []),
    ...recordRun(memory, catalog, basis, { at, apart: frame.clock.isOld }),
  }
  const isOther = (part: keyof Basis): boolean => rebased.some((change) => change.part === part)
  const canCompare = isOther('ruleVersion') && !isOther('apiVersion')
  const earlier = canCompare ? earlierCatalog(memory.models, answered, options.reads) : []
  return {
    memory: next,
    models: judgements.flatMap(({ model }) => model ?? []),
    held: judgements.flatMap(({ held }) => held),
    heldAsTheyAre: judgements.flatMap(({ asItIs, held }) => (asItIs ? held.map(({ id }) => id) : [])),
    gone: judgements.flatMap(({ gone }) => gone ?? []),
    returning: judgements.flatMap(({ returning, record }) => (returning && record ? [record.id] : [])),
    rebased,
    accountChanged: isOther('account'),
    ownChange: isOther('apiVersion') || (isOther('ruleVersion') && earlier.length === 0),
    earlier: earlier.length > 0 ? earlier : null,
    event: makeEvent(judgements, { at, sha: catalog.sha, basis: rebased }),
    isRepeat: isRepeat(memory, next),
    catalog,
  }
}

/** What cannot be read says as little as what is absent. */
function readable(model: CatalogModel, unreadable: readonly UnreadableValue[] = []): CatalogModel {
  if (unreadable.length === 0) return model
  return putInPlace(
    model,
    unreadable.map(({ path }) => ({ keys: path.split('.'), value: undefined })),
  )
}

function address(models: CatalogModel[]): ReducedCatalog {
  const sorted = models.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { sha: hashText(JSON.stringify(sorted)).slice(0, 16), models: sorted }
}
