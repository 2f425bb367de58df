import type { Json } from '@copilot-sync/catalog'
import type { HeldRow } from '@copilot-sync/memory'
import type { ConfigEntry, Whose } from '@copilot-sync/plan'
import { entryFinder, type Owned } from './model-entries.ts'
import { type ModelFacts, modelFacts } from './model-facts.ts'
import type { Survey } from './survey.ts'

/** One model of the catalog as people ask about it. */
export interface ModelRow extends ModelFacts {
  readonly id: string
  readonly usable: boolean
  /** Why a sync leaves it out; null when usable. */
  readonly reason: string | null
  /** The names it is served under. */
  readonly names: readonly string[]
  /** The entry's fields by path, `model_info.max_input_tokens`. */
  readonly fields: Readonly<Record<string, Json>>
  /** Whose entry of the config serves it; null where no config could be read. */
  readonly inConfig: Owned | 'no' | null
  /** What memory holds of it. */
  readonly held: readonly HeldRow[]
}

export interface Seen extends Pick<Survey, 'models' | 'mapping' | 'held' | 'trace'> {
  readonly entries: readonly ConfigEntry[] | null
  readonly whose: Whose
}

/** The rows of all models as a sync sees them, in the catalog's order; then those that memory holds. */
export function modelRows({ models, mapping, entries, whose, held, trace }: Seen): ModelRow[] {
  const wanted = Map.groupBy(mapping.entries, ({ model }) => model)
  const reasons = new Map(mapping.skipped.map(({ id, reason }) => [id, reason]))
  const heldOf = Map.groupBy(held, (row) => row.id)
  const entriesOf = entries && entryFinder({ entries, whose })
  return models.map((model) => {
    const { id } = model
    const mine = wanted.get(id) ?? []
    const names = mine.map(({ name }) => name)
    return {
      id,
      usable: mine.length > 0,
      reason: mine.length > 0 ? null : (reasons.get(id) ?? 'left out'),
      names,
      fields: Object.fromEntries((mine[0]?.fields ?? []).map(({ path, value }) => [path, value])),
      ...modelFacts(model, trace(id)?.fields ?? [], mapping.facts.marks),
      inConfig: entriesOf && inConfig(entriesOf(id, names)),
      held: heldOf.get(id) ?? [],
    }
  })
}

function inConfig(entries: readonly { readonly whose: Owned }[]): Owned | 'no' {
  return (entries.find(({ whose }) => whose === 'ours') ?? entries[0])?.whose ?? 'no'
}
