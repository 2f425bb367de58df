import { diffEntry } from './diff-entry.ts'
import { sortEntries } from './sort-entries.ts'
import type { ConfigEntry, EntryRemoval, EntryUpdate, Plan, PlanInput, WantedEntry } from './types.ts'

const PROVIDER = 'github_copilot/'

/**
 * What has to change so that the config serves the wanted entries: pure, and quick for long lists, because only
 * entries of ours are looked into.
 */
export function makePlan(input: PlanInput): Plan {
  const { ours, theirs, copies } = sortEntries(input)
  const wanted = new Map<string, WantedEntry>()
  for (const entry of input.wanted) if (!wanted.has(entry.name)) wanted.set(entry.name, entry)

  const taken = new Set(theirs.flatMap(({ name }) => (name !== null && wanted.has(name) ? [name] : [])))
  const update: EntryUpdate[] = []
  const remove: EntryRemoval[] = []
  let unchanged = 0
  for (const [name, entry] of ours) {
    const target = taken.has(name) ? undefined : wanted.get(name)
    if (!target) {
      remove.push({ name, index: entry.index, reason: whyGone(entry, taken, input) })
      continue
    }
    const fields = diffEntry(entry, target, input)
    if (fields.length > 0) update.push({ name, index: entry.index, fields })
    else unchanged += 1
  }
  const add = [...wanted.values()].filter(({ name }) => !ours.has(name) && !taken.has(name))
  return {
    add: add.map((entry) => ({ name: entry.name, entry })),
    update,
    remove,
    held: [],
    other: input.other,
    unchanged,
    userEntries: [...taken],
    adoptable: countAdoptable(theirs, wanted),
    wildcards: theirs.filter(isWildcard).map(({ name, model }) => name ?? model ?? ''),
    copies,
  }
}

function whyGone(entry: ConfigEntry, taken: ReadonlySet<string>, { skipped, wanted }: PlanInput): string {
  if (entry.name !== null && taken.has(entry.name)) return 'an entry of yours serves this name'
  const model = entry.model?.startsWith(PROVIDER) ? entry.model.slice(PROVIDER.length) : entry.model
  const skip = skipped.find(({ id }) => id === model)
  if (skip) return skip.reason
  return wanted.some((one) => one.model === model) ? 'served under another name' : 'gone from the catalog'
}

const isWildcard = ({ model }: ConfigEntry): boolean =>
  model === '*' || (model !== null && model.startsWith(PROVIDER) && model.includes('*'))

function countAdoptable(theirs: readonly ConfigEntry[], wanted: ReadonlyMap<string, WantedEntry>): number {
  const models = new Set([...wanted.values()].map(({ model }) => PROVIDER + model))
  return theirs.filter(
    (entry) =>
      entry.model?.startsWith(PROVIDER) &&
      !isWildcard(entry) &&
      (models.has(entry.model) || (entry.name !== null && wanted.has(entry.name))),
  ).length
}
