import type { Catalog } from '@copilot-sync/api-client'
import { mapCatalog, type Mapping } from '@copilot-sync/mapper'
import type { AdoptMode } from '@copilot-sync/plan'
import { ignored } from '@copilot-sync/rules-copilot'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { loadSettings } from '../settings/load-settings.ts'
import type { Settings } from '../settings/settings.ts'
import { loadCatalog } from './load-catalog.ts'
import { loadRules } from './load-rules.ts'
import { warnOfCatalog } from './warn-of.ts'

export interface Prepared {
  readonly settings: Settings
  readonly catalog: Catalog
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
export async function prepare(runtime: Runtime, options: PrepareOptions): Promise<Prepared> {
  const settings = await loadSettings(runtime, options)
  const rules = await loadRules(settings)
  const catalog = await loadCatalog(runtime, options, settings)
  warnOfCatalog(runtime, catalog)
  const adopt = options.adopt ? 'all' : (settings.adopt ?? 'none')
  return { settings, catalog, mapping: mapCatalog(catalog.models, rules, ignored), adopt }
}
