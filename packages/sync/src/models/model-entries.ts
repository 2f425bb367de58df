import { PROVIDER } from '@copilot-sync/catalog'
import { entryId } from '@copilot-sync/mapper'
import { isOwn } from '@copilot-sync/plan'
import type { ConfigEntry } from '@copilot-sync/plan'
import type { EntryPlace, PlacedEntry } from '../target/target.ts'

/** An entry of the config that serves a model, or takes one of its names. */
export interface ModelEntry {
  readonly name: string
  readonly whose: 'ours' | 'yours'
  /** Absent where the target has no places. */
  readonly place?: EntryPlace | undefined
}

/** The entries that concern a model: those with one of its names, and those that ask Copilot for it. */
export function entriesOf<E extends ConfigEntry>(
  id: string,
  names: readonly string[],
  entries: readonly E[],
): { readonly name: string; readonly whose: 'ours' | 'yours'; readonly entry: E }[] {
  const ours = new Set<string>()
  return entries.flatMap((entry) => {
    const { name, model } = entry
    if (name === null) return []
    const own = isOwn(entry, entryId) && !ours.has(name)
    if (own) ours.add(name)
    return names.includes(name) || model === PROVIDER + id
      ? [{ name, whose: own ? ('ours' as const) : ('yours' as const), entry }]
      : []
  })
}

/** The same, with where they stand. */
export function modelEntries(id: string, names: readonly string[], entries: readonly PlacedEntry[]): ModelEntry[] {
  return entriesOf(id, names, entries).map(({ name, whose, entry }) => ({ name, whose, place: entry.place }))
}
