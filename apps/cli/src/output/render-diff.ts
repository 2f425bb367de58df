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
  switch (format) {
    case 'json':
      return JSON.stringify(result, null, 2)
    case 'markdown':
      return (await import('./render-markdown.ts')).renderMarkdown(result)
    case 'unified':
      return (await import('./render-unified.ts')).renderUnified(result.config, outcome.texts, style)
    case 'text':
      return [
        heading(outcome, style),
        '',
        renderPlan(
          result,
          outcome.plan.add.map(({ entry }) => entry),
          style,
        ),
        '',
        `Plan: ${countChanges(result, false)}.`,
      ].join('\n')
  }
}
