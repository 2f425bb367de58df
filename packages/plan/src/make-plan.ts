import { isAdopted } from './adopt/is-adopted.ts'
import { planAdoption } from './adopt/plan-adoption.ts'
import { diffEntry } from './diff-entry.ts'
import { isWildcard, modelId } from './provider.ts'
import { sortEntries } from './sort-entries.ts'
import { targetsOf } from './targets-of.ts'
import type { ConfigEntry, EntryMove, EntryRemoval, EntryUpdate, Plan, PlanInput } from './types.ts'

/**
 * What has to change so that the config serves the wanted entries: pure, and quick for long lists, because only
 * entries of ours, and of the user's those that serve Copilot, are looked into.
 */
export function makePlan(input: PlanInput): Plan {
  const sorted = sortEntries(input)
  const { ours, copies } = sorted
  const targets = targetsOf(input, ours)
  const adoption = planAdoption(input, sorted, targets)
  const adopted = new Set(adoption.update.map(({ index }) => index))
  const theirs = sorted.theirs.filter(({ index }) => !adopted.has(index))

  const names = [...theirs.map(({ name }) => name), ...(input.otherNames ?? [])]
  const taken = new Set(names.flatMap((name) => (name !== null && targets.has(name) ? [name] : [])))
  const served = new Set(adoption.update.map(({ name }) => name))
  const update: EntryUpdate[] = [...adoption.update]
  const remove: EntryRemoval[] = []
  const move: EntryMove[] = sorted.twins.map(({ name, index }) => ({ name: name ?? '', index, twin: true }))
  const whyGone = goneReasons(input)
  let unchanged = 0
  for (const [name, entry] of ours) {
    const target = served.has(name) || (taken.has(name) && !isAdopted(entry)) ? undefined : targets.get(name)
    if (!target) {
      remove.push({ name, index: entry.index, reason: whyGone(entry, taken.has(name) || served.has(name)) })
      continue
    }
    const fields = diffEntry(entry, target, input)
    if (fields.length > 0) update.push({ name, index: entry.index, fields })
    if (input.away?.has(entry.index)) move.push({ name, index: entry.index, twin: false })
    else if (fields.length === 0) unchanged += 1
  }
  for (const { name, index } of adoption.update) if (input.away?.has(index)) move.push({ name, index, twin: false })
  const add = [...targets.values()].filter(({ name }) => !ours.has(name) && !taken.has(name) && !served.has(name))
  return {
    add: add.map((entry) => ({ name: entry.name, entry })),
    update: update.toSorted((a, b) => a.index - b.index),
    remove,
    ...(move.length > 0 ? { move } : {}),
    held: [],
    other: input.other,
    unchanged,
    userEntries: [...taken],
    adoptable: adoption.left,
    wildcards: theirs.filter(isWildcard).map(({ name, model }) => name ?? model ?? ''),
    copies: copies.filter(({ index }) => !adopted.has(index)),
  }
}

function goneReasons({ skipped, wanted }: PlanInput): (entry: ConfigEntry, taken: boolean) => string {
  const reasons = new Map(skipped.toReversed().map(({ id, reason }) => [id, reason]))
  const models = new Set(wanted.map(({ model }) => model))
  return (entry, taken) => {
    if (taken) return 'an entry of yours serves this name'
    const model = modelId(entry) ?? ''
    return reasons.get(model) ?? (models.has(model) ? 'served under another name' : 'gone from the catalog')
  }
}
