import type { CatalogModel } from '@copilot-sync/catalog'
import { mapCatalog, type RuleUse } from '@copilot-sync/mapper'

/**
 * The models that the user's own rules turn out: they go at once, whatever the memory holds. `blind`: ids of models whose JSON
 * nobody remembers; of them only a rule that reads nothing but the id can say so.
 */
export function excludedModels(
  models: readonly CatalogModel[],
  blind: readonly string[],
  rules: readonly RuleUse[],
): string[] {
  const users = rules.filter(({ rule }) => 'select' in rule && rule.decides === 'user')
  const byId = users.filter(({ rule }) => rule.reads.every((path) => path === 'id'))
  return [
    ...turnedOut(models, users),
    ...turnedOut(
      blind.map((id) => ({ id })),
      byId,
    ),
  ]
}

function turnedOut(models: readonly CatalogModel[], users: readonly RuleUse[]): string[] {
  const { skipped, failed } = mapCatalog(models, users)
  const undecided = new Set(failed.map(({ model }) => model))
  const names = new Set(users.map(({ rule }) => rule.name))
  return skipped.flatMap(({ id, rule }) => (names.has(rule) && !undecided.has(id) ? [id] : []))
}
