import type { Catalog } from '@copilot-sync/catalog'
import { mapCatalog, type Mapping, type RuleUse } from '@copilot-sync/mapper'
import { picker } from '@copilot-sync/rules-copilot'

interface Answered {
  readonly catalog: Pick<Catalog, 'models'>
  readonly mapping: Mapping
  readonly rules: readonly RuleUse[]
}

/** The models of this answer that nothing but the model picker leaves out: what `unhide` can serve. */
export function hiddenModels({ catalog, mapping, rules }: Answered): string[] {
  const served = new Set(mapping.entries.map(({ model }) => model))
  const others = rules.filter(({ rule }) => rule !== picker)
  const all = new Set(mapCatalog(catalog.models, others).entries.map(({ model }) => model))
  return [...all].filter((id) => !served.has(id))
}
