import { type CatalogModel, markOf } from '@copilot-sync/catalog'
import { mapCatalog, type Mapping, type RuleUse } from '@copilot-sync/mapper'
import { ignored } from '@copilot-sync/rules-copilot'
import type { Settings } from './settings/settings.ts'

interface Rules {
  readonly rules: readonly RuleUse[]
  readonly settings: Pick<Settings, 'owner'>
}

/** What the rules make of models, for the owner of these settings. */
export function mapModels(models: readonly CatalogModel[], { rules, settings }: Rules): Mapping {
  return mapCatalog(models, rules, ignored, markOf(settings.owner))
}
