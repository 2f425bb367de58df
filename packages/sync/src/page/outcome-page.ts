import { traceModel } from '@copilot-sync/mapper'
import type { ReportChanges, ReportData } from '@copilot-sync/report'
import type { Words } from '../contract/words.ts'
import { modelRows } from '../models/model-row.ts'
import type { SyncOutcome } from '../run/sync-outcome.ts'
import { modelPageRow } from './model-page-row.ts'

/** What a page tells of a sync or a diff, but for its past. */
export function outcomePage(
  outcome: SyncOutcome,
  { written, words }: { readonly written: boolean; readonly words: Words },
): Pick<ReportData, 'config' | 'catalog' | 'changes' | 'models' | 'leftOut' | 'unmapped'> {
  const { result, planned } = outcome
  return {
    config: result.config,
    catalog: result.catalog,
    changes: changesOf(outcome, written, words),
    models: planned ? modelsOf(planned, new Set(written ? result.added : [])) : [],
    leftOut: result.skipped,
    unmapped: result.unmapped,
  }
}

function changesOf({ result, plan }: SyncOutcome, written: boolean, words: Words): ReportChanges {
  const { added, updated, held, other, unchanged, userEntries, backup, changed } = result
  return {
    written: written && changed,
    added,
    updated: updated.map(({ name, fields }) => ({
      name,
      fields: fields.map((field) => ({ ...field, rule: words.rule(field) })),
    })),
    removed: plan.remove.map(({ name, reason }) => ({ name, reason: words.reason(reason) })),
    held: held.map(({ name, path, reason, missingSince, fetches }) => ({
      name,
      path,
      reason: words.reason(reason),
      missingSince,
      fetches,
    })),
    other: other.map(({ path }) => path),
    unchanged,
    userEntries,
    backup,
  }
}

function modelsOf({ inputs, recalled, planInput }: NonNullable<SyncOutcome['planned']>, added: ReadonlySet<string>) {
  const models = recalled?.settled.models ?? inputs.catalog.models
  const byId = new Map(models.map((model) => [model.id, model]))
  const rows = modelRows({
    models,
    mapping: inputs.mapping,
    entries: planInput.entries,
    whose: planInput,
    held: recalled?.settled.held ?? [],
    trace: (id) => {
      const model = byId.get(id)
      return model ? traceModel(model, inputs.rules) : null
    },
  })
  return rows.filter(({ usable }) => usable).map((row) => modelPageRow(row, added))
}
