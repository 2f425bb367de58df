import { type CatalogModel, hashText, putInPlace } from '@copilot-sync/catalog'
import { earlierCatalog } from './earlier-catalog.ts'
import { holdClock } from './hold.ts'
import type { Frame, Judgement } from './judgement.ts'
import { missModel } from './miss-model.ts'
import { pathTree } from './path-tree.ts'
import { reduceModel } from './reduce-model.ts'
import { isRepeat } from './repeat.ts'
import { seeModel } from './see-model.ts'
import type {
  Basis,
  BasisChange,
  HistoryEvent,
  Memory,
  Observation,
  ReducedCatalog,
  Run,
  Settled,
  SettleOptions,
  UnreadableValue,
} from './types.ts'

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

const parts = ['apiBase', 'apiVersion', 'account', 'ruleVersion'] as const

/** The basis of an answer; an account that is not known now is taken to be the last one. */
function nextBasis(before: Basis | null, { apiBase, apiVersion, account, ruleVersion }: Basis): Basis {
  return { apiBase, apiVersion, account: account ?? before?.account ?? null, ruleVersion }
}

/** What makes values of two answers not comparable. An account that was not known before is no change. */
function compareBasis(before: Basis | null, now: Basis): BasisChange[] {
  if (!before) return []
  return parts
    .filter((part) => before[part] !== now[part] && !(part === 'account' && before.account === null))
    .map((part) => ({ part, from: before[part], to: now[part] }))
}

/** More changes of values than these say no more; a basis that changes may change all. */
const CHANGES = 200

/** The line of the history for one fetch, or null when there is nothing to tell. */
function makeEvent(
  judgements: readonly Judgement[],
  { at, sha, basis }: { readonly at: number; readonly sha: string; readonly basis: readonly BasisChange[] },
): HistoryEvent | null {
  const event = {
    at: new Date(at).toISOString(),
    sha,
    appeared: judgements.flatMap(({ news }) => news?.appeared ?? []),
    changed: judgements.flatMap(({ news }) => news?.changed ?? []).slice(0, CHANGES),
    held: judgements.flatMap(({ news }) => (news?.held ?? []).map(({ id, path, reason }) => ({ id, path, reason }))),
    returned: judgements.flatMap(({ news }) => news?.returned ?? []),
    went: judgements.flatMap(({ news }) => news?.went ?? []),
    basis,
  }
  const { appeared, changed, held, returned, went } = event
  const isEmpty = [appeared, changed, held, returned, went, basis].every(({ length }) => length === 0)
  return isEmpty ? null : event
}

const RUNS = 400

/** The runs with one more fetch; consecutive fetches of one catalog are one run, but for one long after the others (`apart`). */
function recordRun(
  { runs, bases }: Pick<Memory, 'runs' | 'bases'>,
  { sha, models }: ReducedCatalog,
  basis: Basis,
  { at, apart }: { readonly at: number; readonly apart: boolean },
): Pick<Memory, 'runs' | 'bases'> {
  const key = hashText(JSON.stringify(basis)).slice(0, 8)
  const last = runs.at(-1)
  if (!apart && last?.sha === sha && last.basis === key) {
    return { runs: [...runs.slice(0, -1), { ...last, to: at, fetches: last.fetches + 1 }], bases }
  }
  const run: Run = { from: at, to: at, fetches: 1, sha, models: models.length, basis: key }
  const kept = [...runs, run].slice(-RUNS)
  const used = new Set(kept.map((one) => one.basis))
  const all = Object.entries({ ...bases, [key]: basis })
  return { runs: kept, bases: Object.fromEntries(all.filter(([name]) => used.has(name))) }
}
