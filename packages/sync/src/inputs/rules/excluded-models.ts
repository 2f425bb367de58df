import { mapCatalog, type RuleUse } from '@copilot-sync/mapper'

/** Of these ids, those that the user's own patterns turn out: their models go at once, whatever the memory holds. */
export function excludedModels(ids: Iterable<string>, rules: readonly RuleUse[]): string[] {
  const patterns = rules.filter(({ rule }) => rule.name === 'patterns')
  const models = [...new Set(ids)].map((id) => ({ id }))
  return mapCatalog(models, patterns).skipped.flatMap(({ id, rule }) => (rule === 'patterns' ? [id] : []))
}
