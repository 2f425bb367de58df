import type { SyncResult } from '@copilot-sync/sync'
import type { Style } from './print.ts'
import { renderHeld } from './render-held.ts'
import { countChanges, renderPlan } from './render-plan.ts'
import type { ShownPlan } from './shown-plan.ts'

/** What a sync did, and what is to be done next. */
export function renderSync(
  outcome: ShownPlan,
  { dryRun, plan }: { readonly dryRun: boolean; readonly plan?: string | undefined },
  style: Style,
): string {
  const { result } = outcome
  if (result.paused && !dryRun) return `${style('yellow', 'Paused:')} ${result.config} stays as it is.`
  if (outcome.heldBy !== null) return whatIsHeld(outcome, style)
  if (!result.changed) return nothingToDo(outcome, style)
  const lines = [heading(outcome, style), '', renderPlan(outcome, style), '']
  if (dryRun) {
    const still = plan === undefined ? '' : ` The plan ${plan} still applies.`
    return [...lines, `Dry run: ${countChanges(result, false)}. Nothing was written.${still}`].join('\n')
  }
  return [
    ...lines,
    `${style('green', 'Written:')} ${countChanges(result, true)}.${result.backup ? ` Backup ${result.backup}.` : ''}`,
    style('dim', 'Next: reload or restart LiteLLM, so that it reads the new list.'),
    ...whenItGoes(outcome, style),
    ...(result.backup ? [style('dim', `Undo: copilot-sync backup restore ${result.backup}`)] : []),
  ].join('\n')
}

export function heading({ result }: ShownPlan, style: Style): string {
  const from = result.catalog.apiBase ? result.catalog.apiBase.replace(/^https?:\/\//, '') : 'catalog file'
  return `${style('bold', result.config)} ← ${from} (${result.catalog.models} models)`
}

function whatIsHeld(outcome: ShownPlan, style: Style): string {
  return [
    heading(outcome, style),
    '',
    renderPlan(outcome, style),
    '',
    `${style('yellow', 'Held:')} nothing was written, because backup ${outcome.heldBy} was restored.`,
    style('dim', 'Let it in: copilot-sync resume'),
  ].join('\n')
}

function nothingToDo(outcome: ShownPlan, style: Style): string {
  const { config, held, skipped, unchanged } = outcome.result
  const counts = [
    `${unchanged} models as they are`,
    `${skipped.length} left out`,
    ...(held.length > 0 ? [`${held.length} held`] : []),
  ]
  return [
    `${held.some(isAsked) ? style('yellow', 'Nothing written:') : style('green', 'Nothing to do:')} ${config} follows the catalog (${counts.join(', ')}).`,
    ...renderHeld(held),
    ...whenItGoes(outcome, style),
  ].join('\n')
}

/** A guard's holds wait for somebody, the memory's end by themselves. */
const isAsked = ({ reason: { code } }: SyncResult['held'][number]): boolean =>
  code === 'STILL_NAMED' || code === 'LIMIT_HALVED' || code === 'NEW_MODEL'

/** What is missing needs nobody to do anything, but somebody may want to. */
function whenItGoes({ result: { held }, waits }: ShownPlan, style: Style): string[] {
  const isAway = held.some(({ reason: { until } }) => until.includes('prune'))
  if (!isAway || !waits) return []
  const { fetches, days } = waits
  const text = `What the catalog lacks goes after ${fetches} fetches and ${days} days without it. Now: copilot-sync sync --prune`
  return [style('dim', text)]
}
