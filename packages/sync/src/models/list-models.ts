import type { Catalog } from '@copilot-sync/catalog'
import type { Runtime } from '../contract/runtime.ts'
import type { SyncResult } from '../contract/sync-result.ts'
import { type ModelRow, modelRows } from './model-row.ts'
import { survey, type SurveyOptions } from './survey.ts'

export interface ModelListResult {
  readonly models: readonly ModelRow[]
  readonly catalog: SyncResult['catalog']
  readonly source: 'copilot' | 'file' | 'memory'
  /** ISO 8601: when memory was told; null with another source. */
  readonly rememberedAt: string | null
}

/** The catalog's models as a sync sees them; a config is looked into where there is one. */
export async function listModels(
  runtime: Runtime,
  options: SurveyOptions & { readonly all: boolean },
): Promise<ModelListResult> {
  const seen = await survey(runtime, options)
  const rows = modelRows(seen)
  return {
    models: options.all ? rows : rows.filter(({ usable }) => usable),
    catalog: catalogOf(seen.inputs.catalog),
    source: seen.source,
    rememberedAt: seen.source === 'memory' ? (seen.memory?.at ?? null) : null,
  }
}

/** What the contract says of a catalog. */
export function catalogOf({ models, apiBase, apiVersion, sha256 }: Catalog): SyncResult['catalog'] {
  return { models: models.length, apiBase, apiVersion, sha256 }
}
