import type { SyncOutcome } from '@copilot-sync/sync'
import { countChanges, renderPlan } from './render-plan.ts'
import { heading } from './render-sync.ts'
import type { Style } from './style.ts'

/** The plan in one of the forms of `diff --format`. */
export async function renderDiff(
  outcome: SyncOutcome,
  format: 'text' | 'json' | 'markdown' | 'unified',
  style: Style,
): Promise<string> {
  const { result } = outcome
  if (format === 'json') return JSON.stringify(result, null, 2)
  if (format === 'markdown') return (await import('./render-markdown.ts')).renderMarkdown(result)
  if (format === 'unified')
    return (await import('./render-unified.ts')).renderUnified(result.config, outcome.texts, style)
  const plan = renderPlan(outcome, style)
  return [heading(outcome, style), '', plan, '', `Plan: ${countChanges(result, false)}.`].join('\n')
}
