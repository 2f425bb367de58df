import { adoptEntry, canBeLifted } from './adopt-entry.ts'
import { hasDocumentShape } from './document-shape.ts'
import { isAdopted } from './is-adopted.ts'
import { isWildcard, modelId, servesCopilot } from './provider.ts'
import type { SortedEntries } from './sort-entries.ts'
import { underName } from './targets-of.ts'
import type { ConfigEntry, EntryUpdate, PlanInput, WantedEntry } from './types.ts'

export interface Adoption {
  readonly update: readonly EntryUpdate[]
  /** How many could be adopted and are not. */
  readonly left: number
}

interface Candidate {
  readonly name: string
  readonly entry: ConfigEntry
  readonly target: WantedEntry
}

/** Which entries of the user become ours. Of several with one name only one can: the first. */
export function planAdoption(
  input: PlanInput,
  sorted: SortedEntries,
  targets: ReadonlyMap<string, WantedEntry>,
): Adoption {
  const names = new Set<string>()
  const chosen = new Map<string, Candidate>()
  for (const candidate of candidates(input, sorted, targets)) {
    const { name, entry } = candidate
    names.add(name)
    const wants =
      input.adopt === 'all' || (input.adopt === 'document' && hasDocumentShape(entry.data(), input.documentShape))
    if (wants && !chosen.has(name)) chosen.set(name, candidate)
  }
  const named = Map.groupBy(sorted.theirs, ({ name }) => name)
  const others = new Set(input.otherNames)
  const update = [...chosen.values()].map(({ name, entry, target }): EntryUpdate => {
    const beside = named.get(name)?.some((one) => one !== entry) ?? false
    const keepsName = beside || !targets.has(name) || others.has(name)
    const adopted = underName(target, name, input)
    return { name, key: entry.key, fields: adoptEntry(entry, adopted, { ...input, keepsName }), adopted }
  })
  return { update, left: names.size - chosen.size }
}

/** The user's entries that serve a wanted Copilot model under a name that is no other model's. */
function* candidates(
  { wanted, leave }: PlanInput,
  { ours, theirs, others }: Pick<SortedEntries, 'ours' | 'theirs' | 'others'>,
  targets: ReadonlyMap<string, WantedEntry>,
): Generator<Candidate> {
  const models = new Map<string, WantedEntry>()
  for (const entry of wanted) if (!models.has(entry.model)) models.set(entry.model, entry)
  const anothers = new Set(others)
  for (const entry of theirs) {
    const { name } = entry
    if (anothers.has(entry) || name === null || /\*|^os\.environ\//.test(name)) continue
    if (!servesCopilot(entry) || isWildcard(entry) || leave?.has(entry.key)) continue
    const target = models.get(modelId(entry) ?? '')
    const holder = ours.get(name)
    if (!target || (targets.get(name) ?? target).model !== target.model) continue
    if ((holder && isAdopted(holder)) || !canBeLifted(entry.data())) continue
    yield { name, entry, target }
  }
}
