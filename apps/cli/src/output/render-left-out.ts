import type { SyncResult } from '@copilot-sync/sync'
import type { Style } from './print.ts'
import { shorten } from './shorten.ts'

/** Models that were left out, grouped by reason, and catalog fields that no rule reads. */
export function renderLeftOut(result: SyncResult, style: Style): string[] {
  const lines: string[] = []
  const reasons = Map.groupBy(result.skipped, ({ reason }) => reason)
  if (reasons.size > 0) lines.push('', style('dim', `  left out: ${result.skipped.length}`))
  for (const [reason, models] of reasons) {
    lines.push(style('dim', `    ${reason}: ${shorten(models.map(({ id }) => id))}`))
  }
  if (result.unmapped.length > 0) lines.push('', '  in the catalog, but read by no rule:')
  for (const { path, models } of result.unmapped) lines.push(`    ${path} (${shorten(models)})`)
  return lines
}
