import type { ReportModel } from '@copilot-sync/report'
import type { ModelRow } from '../models/model-row.ts'

/** What the page shows of a model. `added`: names that this run has put into the config. */
export function modelPageRow(row: ModelRow, added: ReadonlySet<string>): ReportModel {
  const { id, label, names, mode, limits, capabilities, prices, preview, held } = row
  return {
    id,
    label,
    names,
    mode,
    limits,
    capabilities,
    prices,
    preview,
    inConfig: names.some((name) => added.has(name)) ? 'ours' : row.inConfig,
    held: held.some(({ path }) => path === null),
  }
}
