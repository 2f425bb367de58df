import { PROVIDER } from '@copilot-sync/catalog'
import { type ConfigEntry, isAnothers, isOwn, type Whose } from '@copilot-sync/plan'
import type { EntryPlace, PlacedEntry } from '../target/target.ts'

/** `theirs`: of another owner's settings. */
export type Owned = 'ours' | 'theirs' | 'yours'

/** An entry of the config that serves a model, or takes one of its names. */
export interface ConfigSeat {
  readonly name: string
  readonly whose: Owned
  /** Absent where the target has no places. */
  readonly place?: EntryPlace | undefined
}

/** The entries that concern a model: those with one of its names, and those that ask Copilot for it. */
export function entriesOf<E extends ConfigEntry>(
  id: string,
  names: readonly string[],
  { entries, whose }: { readonly entries: readonly E[]; readonly whose: Whose },
): { readonly name: string; readonly whose: Owned; readonly entry: E }[] {
  const ours = new Set<string>()
  return entries.flatMap((entry) => {
    const { name, model } = entry
    if (name === null) return []
    const own = isOwn(entry, whose) && !ours.has(name)
    if (own) ours.add(name)
    return names.includes(name) || model === PROVIDER + id
      ? [{ name, whose: own ? 'ours' : isAnothers(entry, whose) ? 'theirs' : 'yours', entry }]
      : []
  })
}

/** The same, with where they stand. */
export function configSeats(
  id: string,
  names: readonly string[],
  config: { readonly entries: readonly PlacedEntry[]; readonly whose: Whose },
): ConfigSeat[] {
  return entriesOf(id, names, config).map(({ name, whose, entry }) => ({ name, whose, place: entry.place }))
}
