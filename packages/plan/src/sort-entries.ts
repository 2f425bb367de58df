import { isOwn } from './is-own.ts'
import type { ConfigEntry, CopiedEntry, PlanInput } from './types.ts'

export interface SortedEntries {
  /** Ours by name, in the file's order. */
  readonly ours: ReadonlyMap<string, ConfigEntry>
  /** The user's, without those that repeat one of ours: these do not take its name. */
  readonly theirs: readonly ConfigEntry[]
  readonly copies: readonly CopiedEntry[]
}

export function sortEntries({ entries, entryId }: Pick<PlanInput, 'entries' | 'entryId'>): SortedEntries {
  const ours = new Map<string, ConfigEntry>()
  const theirs: ConfigEntry[] = []
  const copies: CopiedEntry[] = []
  for (const entry of entries) {
    const { name, index } = entry
    if (name === null || !isOwn(entry, entryId)) {
      theirs.push(entry)
      if (entry.managedBy === 'copilot-sync') copies.push({ name, index, why: 'id' })
    } else if (ours.has(name)) copies.push({ name, index, why: 'repeated' })
    else ours.set(name, entry)
  }
  return { ours, theirs, copies }
}
