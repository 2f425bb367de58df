import { mapCatalog } from '@copilot-sync/mapper'
import { picker } from '@copilot-sync/rules-copilot'
import type { Prepared } from './prepare.ts'

/** The models of this answer that nothing but the model picker leaves out: what `unhide` can serve. */
export function hiddenModels({ catalog, mapping, rules }: Pick<Prepared, 'catalog' | 'mapping' | 'rules'>): string[] {
  const served = new Set(mapping.entries.map(({ model }) => model))
  const others = rules.filter(({ rule }) => rule !== picker)
  const all = new Set(mapCatalog(catalog.models, others).entries.map(({ model }) => model))
  return [...all].filter((id) => !served.has(id))
}
