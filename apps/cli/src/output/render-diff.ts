import { cleanLine, createRedactor } from '@copilot-sync/errors'
import type { SyncOutcome } from '@copilot-sync/sync'
import { wordReasons } from '../words/word-reasons.ts'
import { applyCommand, type DiffFlags } from './apply-command.ts'
import type { Style } from './print.ts'
import { countChanges, renderPlan } from './render-plan.ts'
import { heading } from './render-sync.ts'
import type { ShownPlan } from './shown-plan.ts'

/** The plan in one of the forms of `diff --format`: as data and texts it is given as it is, else clean. */
export async function renderDiff(
  { result, texts }: SyncOutcome,
  shown: ShownPlan,
  flags: DiffFlags,
  style: Style,
): Promise<string> {
  if (flags.format === 'json') return createRedactor().redactJson(wordReasons(result), 2)
  if (flags.format === 'markdown') {
    const { renderMarkdown } = await import('./render-markdown.ts')
    return renderMarkdown(shown, { config: cleanLine(flags.config), command: applyCommand(flags) })
  }
  if (flags.format === 'unified') {
    const { renderUnified } = await import('./render-unified.ts')
    return texts.map((one) => renderUnified(cleanLine(one.path), one, style)).join('')
  }
  const lines = [heading(shown, style), '', renderPlan(shown, style), '', `Plan: ${countChanges(result, false)}.`]
  if (flags.out !== undefined)
    lines.push(style('dim', `Saved in ${cleanLine(flags.out)}. Apply it: ${applyCommand(flags)}`))
  return lines.join('\n')
}
