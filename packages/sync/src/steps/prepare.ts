import type { Catalog } from '@copilot-sync/api-client'
import { mapCatalog, type Mapping } from '@copilot-sync/mapper'
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
}

/** Settings, rules and catalog, folded into the entries that are wanted. What lies on this machine is checked first. */
export async function prepare(
  runtime: Runtime,
  options: CommonOptions & { readonly catalog?: string | undefined },
): Promise<Prepared> {
  const settings = await loadSettings(runtime, options)
  const rules = await loadRules(settings)
  const catalog = await loadCatalog(runtime, options, settings)
  warnOfCatalog(runtime, catalog)
  return { settings, catalog, mapping: mapCatalog(catalog.models, rules, ignored) }
}
