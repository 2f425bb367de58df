import type { Json } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import type { Runtime } from '../contract/runtime.ts'
import type { SyncResult } from '../contract/sync-result.ts'
import { findModel, knownIds } from './find-model.ts'
import { catalogOf } from './list-models.ts'
import { type ModelRow, modelRows } from './model-row.ts'
import { survey, type SurveyOptions } from './survey.ts'

export interface ModelShowResult {
  readonly model: ModelRow & {
    /** Every field that the rules want, whether the model is in or not. */
    readonly rules: readonly { readonly path: string; readonly value: Json; readonly rule: string }[]
  }
  readonly catalog: SyncResult['catalog']
  readonly source: 'copilot' | 'file' | 'memory'
}

export interface AskedModel {
  /** An id, with or without `github_copilot/`, or a name it is served under. */
  readonly model: string
  /** The nearest of the candidates to what was typed, if one is near. */
  readonly suggest: (typed: string, candidates: readonly string[]) => string | undefined
}

/** One model of the catalog, in full. Errors: MODEL_UNKNOWN. */
export async function showModel(runtime: Runtime, options: SurveyOptions & AskedModel): Promise<ModelShowResult> {
  const seen = await survey(runtime, options)
  const id = findModel(options.model, seen)
  const row = modelRows(seen).find((one) => one.id === id)
  if (!row) {
    const near = options.suggest(id, knownIds(seen))
    throw new SyncError('MODEL_UNKNOWN', `the catalog has no model ${id}`, {
      hint: `${near ? `Did you mean ${near}? ` : ''}\`copilot-sync explain ${id}\` says more; \`copilot-sync models list --all\` lists all.`,
    })
  }
  const rules = seen.mapping.entries.find(({ model }) => model === id)?.fields ?? seen.trace(id)?.fields ?? []
  return {
    model: { ...row, rules: rules.map(({ path, value, rule }) => ({ path, value, rule })) },
    catalog: catalogOf(seen.inputs.catalog),
    source: seen.source,
  }
}
