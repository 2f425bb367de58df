import type { Catalog } from '@copilot-sync/catalog'
import { mapCatalog, type Mapping, type RuleUse } from '@copilot-sync/mapper'
import type { AdoptMode } from '@copilot-sync/plan'
import { ignored } from '@copilot-sync/rules-copilot'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { loadSettings } from '../settings/load-settings.ts'
import type { Settings } from '../settings/settings.ts'
import { loadCatalog, type LoadedCatalog } from './load-catalog.ts'
import { loadRules } from './load-rules.ts'
import { warnOfCatalog } from './warn-of.ts'

export interface Prepared extends LoadedCatalog {
  readonly settings: Settings
  readonly rules: readonly RuleUse[]
  readonly catalog: Catalog
  /** When the catalog came; epoch in ms. */
  readonly fetchedAt: number
  /** What the rules make of this answer alone, without any memory of earlier ones. */
  readonly mapping: Mapping
  /** Which hand-made entries become ours: as `--adopt` says, else settings. */
  readonly adopt: AdoptMode
}

export interface PrepareOptions extends CommonOptions {
  /** A saved answer of `/models`, `-` for standard input; undefined asks Copilot. */
  readonly catalog?: string | undefined
  /** Every hand-made entry of a served Copilot model becomes ours. */
  readonly adopt?: boolean | undefined
}

/** Settings, rules and catalog, folded into the entries that are wanted. What lies on this machine is checked first. */
export async function prepare(runtime: Runtime, options: PrepareOptions, loaded?: Settings): Promise<Prepared> {
  const settings = loaded ?? (await loadSettings(runtime, options))
  const rules = await loadRules(settings)
  const { catalog, account, sku } = await loadCatalog(runtime, options, settings)
  warnOfCatalog(runtime, catalog)
  const mapping = mapCatalog(catalog.models, rules, ignored)
  const adopt = options.adopt ? 'all' : (settings.adopt ?? 'none')
  return { settings, rules, catalog, account, sku, fetchedAt: runtime.now(), mapping, adopt }
}
