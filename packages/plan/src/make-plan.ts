import { reason, type Reason } from '@copilot-sync/errors'
import { diffEntry } from './diff-entry.ts'
import { isAdopted } from './is-adopted.ts'
import { planAdoption } from './plan-adoption.ts'
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
  const adopted = new Set(adoption.update.map(({ key }) => key))
  const theirs = sorted.theirs.filter(({ key }) => !adopted.has(key))

  const names = [...theirs.map(({ name }) => name), ...(input.otherNames ?? [])]
  const taken = new Set(names.flatMap((name) => (name !== null && targets.has(name) ? [name] : [])))
  const served = new Set(adoption.update.map(({ name }) => name))
  const update: EntryUpdate[] = [...adoption.update]
  const remove: EntryRemoval[] = []
  const move: EntryMove[] = sorted.twins.map(({ name, key }) => ({ name: name ?? '', key, twin: true }))
  const whyGone = goneReasons(input)
  let unchanged = 0
  for (const [name, entry] of ours) {
    const target = served.has(name) || (taken.has(name) && !isAdopted(entry)) ? undefined : targets.get(name)
    if (!target) {
      remove.push({ name, key: entry.key, reason: whyGone(entry, taken.has(name) || served.has(name)) })
      continue
    }
    const fields = diffEntry(entry, target, input)
    if (fields.length > 0) update.push({ name, key: entry.key, fields })
    if (input.away?.has(entry.key)) move.push({ name, key: entry.key, twin: false })
    else if (fields.length === 0) unchanged += 1
  }
  for (const { name, key } of adoption.update) if (input.away?.has(key)) move.push({ name, key, twin: false })
  const add = [...targets.values()].filter(({ name }) => !ours.has(name) && !taken.has(name) && !served.has(name))
  return {
    add: add.map((entry) => ({ name: entry.name, entry })),
    update: inOrder(update, input.entries),
    remove,
    ...(move.length > 0 ? { move } : {}),
    held: [],
    other: input.other,
    unchanged,
    userEntries: [...taken],
    adoptable: adoption.left,
    wildcards: theirs.filter(isWildcard).map(({ name, model }) => name ?? model ?? ''),
    copies: copies.filter(({ key }) => !adopted.has(key)),
  }
}

function inOrder(update: readonly EntryUpdate[], entries: readonly ConfigEntry[]): EntryUpdate[] {
  const byKey = new Map(update.map((one) => [one.key, one]))
  return entries.flatMap(({ key }) => byKey.get(key) ?? [])
}

function goneReasons({ skipped, wanted }: PlanInput): (entry: ConfigEntry, taken: boolean) => Reason {
  const reasons = new Map(skipped.toReversed().map((skip) => [skip.id, skip.reason]))
  const models = new Set(wanted.map(({ model }) => model))
  return (entry, taken) => {
    if (taken) return reason('NAME_TAKEN')
    const model = modelId(entry) ?? ''
    const out = reasons.get(model)
    if (out !== undefined) return reason('LEFT_OUT', out)
    return reason(models.has(model) ? 'RENAMED' : 'GONE')
  }
}
