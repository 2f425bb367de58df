import type { Catalog } from '@copilot-sync/catalog'
import type { SyncWarning } from '@copilot-sync/errors'
import type { Mapping, RuleUse } from '@copilot-sync/mapper'
import type { AdoptMode, Take } from '@copilot-sync/plan'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { loadCatalog, type LoadedCatalog } from './catalog/load-catalog.ts'
import { mapModels } from './map-models.ts'
import { gatherRules } from './rules/gather-rules.ts'
import type { Settings } from './settings/settings.ts'

export interface Inputs extends LoadedCatalog {
  readonly settings: Settings
  readonly rules: readonly RuleUse[]
  readonly catalog: Catalog
  /** When the catalog came; epoch in ms. */
  readonly fetchedAt: number
  /** What the rules make of this answer alone, without any memory of earlier ones. */
  readonly mapping: Mapping
  /** Which hand-made entries become ours: as `--adopt` says, else settings. */
  readonly adopt: AdoptMode
  /** Which entries become ours that other settings may have written. */
  readonly take: Take
}

export interface ReadInputsOptions extends CommonOptions {
  /** A saved answer of `/models`, `-` for standard input; undefined asks Copilot. */
  readonly catalog?: string | undefined
  /** Every hand-made entry of a served Copilot model becomes ours. */
  readonly adopt?: boolean | undefined
  /** Names of entries, or `all`: those with a mark of ours that this state folder never wrote are ours from now on. */
  readonly take?: readonly string[] | undefined
}

/** Rules and catalog, folded into the entries that are wanted. What lies on this machine is checked first. */
export async function readInputs(runtime: Runtime, options: ReadInputsOptions, settings: Settings): Promise<Inputs> {
  const rules = await gatherRules(settings, runtime.files)
  const { catalog, account, sku } = await loadCatalog(runtime, options, settings)
  warnOfCatalog(runtime, catalog)
  const mapping = mapModels(catalog.models, { rules, settings })
  const adopt = options.adopt ? 'all' : (settings.adopt ?? 'none')
  const take = options.take?.includes('all') ? 'all' : (options.take ?? [])
  return { settings, rules, catalog, account, sku, fetchedAt: runtime.now(), mapping, adopt, take }
}

const REMARKS: Readonly<Record<Catalog['remarks'][number]['code'], Omit<SyncWarning, 'place'>>> = {
  MORE_MODELS: {
    code: 'CATALOG_PARTIAL',
    message: 'the answer says that there are more models than it lists (has_more); those are taken as missing',
  },
  ERROR_BESIDE: { code: 'CATALOG_ERROR', message: 'the answer names an error beside its list, which may be short' },
}

/** What a person should know of a catalog: entries that could not be read, ids twice, the service's own notices. */
function warnOfCatalog({ progress, warn }: Runtime, { rejected, duplicates, notices, remarks }: Catalog): void {
  for (const { code, said } of remarks) {
    const { code: warning, message } = REMARKS[code]
    warn({ code: warning, message: said === null ? message : `${message}: ${said}` })
  }
  for (const { index, id, reason } of rejected) {
    const message = `catalog entry ${index}${id ? ` (${id})` : ''} was not read: ${reason}`
    warn({ code: 'CATALOG_ENTRY_SKIPPED', message })
  }
  if (duplicates.length > 0) progress(`the catalog lists twice: ${duplicates.join(', ')}; the first of each is taken`)
  for (const notice of notices) warn({ code: 'CATALOG_NOTICE', message: `Copilot says: ${notice}` })
}
