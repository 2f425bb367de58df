import { PROVIDER } from '@copilot-sync/catalog'
import { type ConfigEntry, isAnothers, isOwn, type Whose } from '@copilot-sync/plan'
import type { EntryPlace, PlacedEntry } from '../target/target.ts'

/** `theirs`: of another owner's settings. */
export type Owned = 'ours' | 'theirs' | 'yours'

/** An entry of the config that serves a model, or takes one of its names. */
export interface ModelEntry {
  readonly name: string
  readonly whose: Owned
  /** Absent where the target has no places. */
  readonly place?: EntryPlace | undefined
}

interface Found<E> {
  readonly name: string
  readonly whose: Owned
  readonly entry: E
}

/** Finds the entries that concern a model: those with one of its names, and those that ask Copilot for it. */
export function entryFinder<E extends ConfigEntry>({
  entries,
  whose,
}: {
  readonly entries: readonly E[]
  readonly whose: Whose
}): (id: string, names: readonly string[]) => Found<E>[] {
  const ours = new Set<string>()
  const named = entries.flatMap((entry, at) => {
    const { name } = entry
    if (name === null) return []
    const own = isOwn(entry, whose) && !ours.has(name)
    if (own) ours.add(name)
    const owned = own ? 'ours' : isAnothers(entry, whose) ? 'theirs' : 'yours'
    return [{ at, one: { name, whose: owned, entry } satisfies Found<E> }]
  })
  const byName = Map.groupBy(named, ({ one }) => one.name)
  const byModel = Map.groupBy(named, ({ one }) => one.entry.model)
  return (id, names) => {
    const found = new Set([...names.flatMap((name) => byName.get(name) ?? []), ...(byModel.get(PROVIDER + id) ?? [])])
    return [...found].sort((a, b) => a.at - b.at).map(({ one }) => one)
  }
}

/** The same for one model, with where they stand. */
export function modelEntries(
  id: string,
  names: readonly string[],
  config: { readonly entries: readonly PlacedEntry[]; readonly whose: Whose },
): ModelEntry[] {
  return entryFinder(config)(id, names).map(({ name, whose, entry }) => ({ name, whose, place: entry.place }))
}
