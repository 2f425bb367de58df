import { isAdopted } from './is-adopted.ts'
import { isAnothers, isOwn } from './is-own.ts'
import { isTwin, type Written } from './is-twin.ts'
import { servesCopilot } from './provider.ts'
import type { ConfigEntry, CopiedEntry, PlanInput, Whose } from './types.ts'

export interface SortedEntries {
  /** Ours by name, in the file's order. */
  readonly ours: ReadonlyMap<string, ConfigEntry>
  /** The user's, without those that repeat one of ours: these do not take its name. */
  readonly theirs: readonly ConfigEntry[]
  readonly copies: readonly CopiedEntry[]
  /** Of `theirs`, those of other owners. */
  readonly others: readonly ConfigEntry[]
  /** Ours once more, in the file where ours do not belong: a move between the files was cut off. */
  readonly twins: readonly ConfigEntry[]
}

type SortInput = Whose & Written & Pick<PlanInput, 'entries' | 'away'>

export function sortEntries(input: SortInput): SortedEntries {
  const { entries, away } = input
  const ours = new Map<string, ConfigEntry>()
  const theirs: ConfigEntry[] = []
  const copies: CopiedEntry[] = []
  const twins: ConfigEntry[] = []
  const others: ConfigEntry[] = []
  const isAway = ({ key }: ConfigEntry): boolean => away?.has(key) ?? false
  for (const entry of entries) {
    const { name, key } = entry
    if (name === null || !isOwn(entry, input)) {
      theirs.push(entry)
      if (entry.managedBy === input.mark) copies.push({ name, key, why: 'id' })
      else if (isAnothers(entry, input)) others.push(entry)
      continue
    }
    const first = ours.get(name)
    // Given another provider by hand, an entry that was the user's is theirs again.
    if (!servesCopilot(entry) && isAdopted(entry)) theirs.push(entry)
    else if (!first) ours.set(name, entry)
    else if (isAway(first) === isAway(entry)) copies.push({ name, key, why: 'repeated' })
    else {
      const [left, there] = isAway(entry) ? [entry, first] : [first, entry]
      if (isTwin(left, there, input)) twins.push(left)
      else copies.push({ name, key: left.key, why: 'repeated' })
      ours.set(name, there)
    }
  }
  return { ours, theirs, copies, others, twins }
}
