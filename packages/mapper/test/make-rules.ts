import type { CatalogModel } from '@copilot-sync/catalog'
import { checkRuleShape, type MappingRule, type NamesRule, type RuleUse, type SelectRule } from '@copilot-sync/mapper'

export function mapping(name: string, map: MappingRule['map'], more: Partial<MappingRule> = {}): RuleUse {
  const rule: MappingRule = {
    api: 1,
    name,
    summary: name,
    reads: [],
    writes: ['model_info.x'],
    map,
    examples: [],
    ...more,
  }
  return { rule }
}

export function naming(name: string, names: NamesRule['names']): RuleUse {
  return { rule: { api: 1, name, summary: name, reads: [], names, examples: [] } }
}

export function selecting(name: string, select: SelectRule['select']): RuleUse {
  return { rule: { api: 1, name, summary: name, reads: [], select, examples: [] } }
}

/** A rule as plain JavaScript may write it. */
export function shaky(parts: object): RuleUse {
  return { rule: checkRuleShape({ api: 1, name: 'shaky', summary: 'S.', reads: [], ...parts }, 'here') }
}

export const models = (...ids: string[]): CatalogModel[] => ids.map((id) => ({ id }))

export const first = mapping('first', () => ({ 'model_info.x': 1, 'model_info.y': 1 }), {
  writes: ['model_info.x', 'model_info.y'],
})
