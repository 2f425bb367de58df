import { createRedactor } from '@copilot-sync/errors'
import type { SyncOutcome } from '@copilot-sync/sync'
import { wordReasons } from '../words/word-reasons.ts'
import { applyCommand, type DiffFlags } from './apply-command.ts'
import { countChanges, renderPlan } from './render-plan.ts'
import { heading } from './render-sync.ts'
import type { Style } from './style.ts'

/** The plan in one of the forms of `diff --format`. */
export async function renderDiff(outcome: SyncOutcome, flags: DiffFlags, style: Style): Promise<string> {
  const { result } = outcome
  if (flags.format === 'json') return createRedactor().redactJson(wordReasons(result), 2)
  if (flags.format === 'markdown') {
    const { renderMarkdown } = await import('./render-markdown.ts')
    return renderMarkdown(outcome, { config: flags.config, command: applyCommand(flags) })
  }
  if (flags.format === 'unified') {
    const { renderUnified } = await import('./render-unified.ts')
    return outcome.texts.map((one) => renderUnified(one.path, one, style)).join('')
  }
  const lines = [heading(outcome, style), '', renderPlan(outcome, style), '', `Plan: ${countChanges(result, false)}.`]
  if (flags.out !== undefined) lines.push(style('dim', `Saved in ${flags.out}. Apply it: ${applyCommand(flags)}`))
  return lines.join('\n')
}
