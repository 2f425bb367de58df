import type { Json } from '@copilot-sync/mapper'
import type { CommonOptions, Runtime } from './runtime.ts'
import type { SyncResult } from './report/sync-result.ts'
import { prepare } from './steps/prepare.ts'

export interface ModelListResult {
  readonly models: readonly {
    readonly id: string
    readonly usable: boolean
    /** Why a sync leaves it out; null when usable. */
    readonly reason: string | null
    /** The names it is served under. */
    readonly names: readonly string[]
    /** The entry's fields by path, `model_info.max_input_tokens`. */
    readonly fields: Readonly<Record<string, Json>>
  }[]
  readonly catalog: SyncResult['catalog']
}

/** The catalog's models as a sync sees them; asks for no config. */
export async function listModels(
  runtime: Runtime,
  options: CommonOptions & { readonly catalog?: string | undefined; readonly all: boolean },
): Promise<ModelListResult> {
  const { catalog, mapping } = await prepare(runtime, options)
  const entries = Map.groupBy(mapping.entries, ({ model }) => model)
  const reasons = new Map(mapping.skipped.map(({ id, reason }) => [id, reason]))
  const models = catalog.models.map(({ id }) => {
    const mine = entries.get(id) ?? []
    return {
      id,
      usable: mine.length > 0,
      reason: mine.length > 0 ? null : (reasons.get(id) ?? 'left out'),
      names: mine.map(({ name }) => name),
      fields: Object.fromEntries((mine[0]?.fields ?? []).map(({ path, value }) => [path, value])),
    }
  })
  const { apiBase, apiVersion, sha256 } = catalog
  return {
    models: options.all ? models : models.filter(({ usable }) => usable),
    catalog: { models: catalog.models.length, apiBase, apiVersion, sha256 },
  }
}
