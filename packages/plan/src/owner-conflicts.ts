import { isAdopted } from './is-adopted.ts'
import { modelId } from './provider.ts'
import { sortEntries } from './sort-entries.ts'
import { targetsOf } from './targets-of.ts'
import type { ConfigEntry, EntryKey, PlanInput } from './types.ts'

/** What the user takes over: entries of these names, or all. */
export type Take = 'all' | readonly string[]

export const takes = (take: Take, name: string): boolean => take === 'all' || take.includes(name)

/** Entries of other owners under names that we want too: LiteLLM would share the load between both. */
export function findOwnerConflicts<E extends ConfigEntry>(
  input: Omit<PlanInput, 'entries'> & { readonly entries: readonly E[] },
): E[] {
  const { ours, others } = sortEntries(input)
  if (others.length === 0) return []
  const targets = targetsOf(input, ours)
  const keys = new Set(others.flatMap(({ name, key }) => (name !== null && targets.has(name) ? [key] : [])))
  return input.entries.filter(({ key }) => keys.has(key))
}

/** The entries of other owners that become ours because the user takes them over: those that we want. */
export function findClaimed(input: Omit<PlanInput, 'other'>, take: Take): Set<EntryKey> {
  if (take.length === 0) return new Set()
  const { ours, others } = sortEntries(input)
  const names = new Set(input.wanted.map(({ name }) => name))
  const models = new Set(input.wanted.map(({ model }) => model))
  const claimed = new Map<string, EntryKey>()
  for (const entry of others) {
    const { name, key } = entry
    if (name === null || !takes(take, name) || ours.has(name) || claimed.has(name)) continue
    if (names.has(name) || (isAdopted(entry) && models.has(modelId(entry) ?? ''))) claimed.set(name, key)
  }
  return new Set(claimed.values())
}
