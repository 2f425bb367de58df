import { isAdopted } from './adopt/is-adopted.ts'
import { modelId } from './provider.ts'
import type { ConfigEntry, PlanInput, WantedEntry } from './types.ts'

/**
 * What the entries of ours are to be, by name: what the rules want, of two with one name the first, and the same under
 * the own names of adopted entries.
 */
export function targetsOf(
  input: Pick<PlanInput, 'wanted' | 'entryId'>,
  ours: ReadonlyMap<string, ConfigEntry>,
): Map<string, WantedEntry> {
  const targets = new Map<string, WantedEntry>()
  for (const entry of input.wanted) if (!targets.has(entry.name)) targets.set(entry.name, entry)
  const models = new Map(input.wanted.toReversed().map((entry) => [entry.model, entry]))
  for (const [name, entry] of ours) {
    if (targets.has(name) || !isAdopted(entry)) continue
    const target = models.get(modelId(entry) ?? '')
    if (target) targets.set(name, underName(target, name, input))
  }
  return targets
}

/** The same entry under another name. */
export function underName(target: WantedEntry, name: string, ids: Pick<PlanInput, 'entryId'>): WantedEntry {
  const id = ids.entryId(name)
  const own: Readonly<Record<string, string>> = { model_name: name, 'model_info.id': id }
  const fields = target.fields.map(({ path, value, rule }) => ({ path, value: own[path] ?? value, rule }))
  return { ...target, name, id, fields }
}
