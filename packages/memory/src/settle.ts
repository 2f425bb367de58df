import { compareBasis, nextBasis } from './compare-basis.ts'
import { hashText } from './hash-text.ts'
import { holdClock } from './hold.ts'
import type { Frame, Judgement } from './judgement.ts'
import { makeEvent } from './make-event.ts'
import { missModel } from './miss-model.ts'
import { pathTree } from './path-tree.ts'
import { recordRun } from './record-run.ts'
import { reduceModel, type ReducedModel } from './reduce-model.ts'
import { seeModel } from './see-model.ts'
import type { Memory, Observation, ReducedCatalog, Settled, SettleOptions } from './types.ts'

/**
 * The stable catalog: what an answer and the memory of earlier ones say together. Pure. `/models` gives one account one of
 * several model sets, at random (seen from April to September 2026), so one answer without a model proves nothing.
 */
export function settle(memory: Memory, observation: Observation, options: SettleOptions): Settled {
  const { at, ineligible } = observation
  const basis = nextBasis(memory.basis, observation)
  const rebased = compareBasis(memory.basis, basis)
  const known = options.known && new Set(options.known)
  const frame: Frame = {
    tree: pathTree(options.reads, options.shown),
    clock: holdClock(memory.at, at, options),
    anew: rebased.length > 0,
    serves: (id) => known?.has(id) ?? null,
  }
  const seen = new Map(observation.models.map((model) => [model.id, model]))
  const reduced: ReducedModel[] = []
  const records = new Map(memory.models.map((record) => [record.id, record]))

  const judgements: Judgement[] = []
  for (const [id, model] of seen) {
    const reason = ineligible.get(id)
    const small = reduceModel(model, frame.tree)
    reduced.push(small)
    if (reason === undefined) judgements.push(seeModel(records.get(id), model, small, frame))
    else judgements.push(missModel(records.get(id), { id, reason, model }, frame))
  }
  for (const id of new Set([...records.keys(), ...(known ?? [])])) {
    if (seen.has(id)) continue
    judgements.push(missModel(records.get(id), { id, reason: 'not in the catalog', model: null }, frame))
  }

  const catalog = address(reduced)
  return {
    memory: {
      ...memory,
      at,
      basis,
      models: judgements.flatMap(({ record }) => record ?? []),
      ...recordRun(memory, catalog, basis, at),
    },
    models: judgements.flatMap(({ model }) => model ?? []),
    held: judgements.flatMap(({ held }) => held),
    heldAsTheyAre: judgements.flatMap(({ asItIs, held }) => (asItIs ? held.map(({ id }) => id) : [])),
    gone: judgements.flatMap(({ gone }) => gone ?? []),
    returning: judgements.flatMap(({ returning, record }) => (returning && record ? [record.id] : [])),
    rebased,
    accountChanged: rebased.some(({ part }) => part === 'account'),
    ownChange: rebased.some(({ part }) => part === 'apiVersion' || part === 'ruleVersion'),
    event: makeEvent(judgements, { at, sha: catalog.sha, basis: rebased }),
    catalog,
  }
}

function address(models: ReducedModel[]): ReducedCatalog {
  const sorted = models.sort((a, b) => (a.json.id < b.json.id ? -1 : 1))
  const text = `[${sorted.map((one) => one.text).join(',')}]`
  return { sha: hashText(text, 16), models: sorted.map(({ json }) => json) }
}
