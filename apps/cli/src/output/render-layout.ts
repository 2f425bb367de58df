import type { LayoutResult } from '@copilot-sync/sync'
import type { Style } from './print.ts'

/** Where our entries stand, and what to do to have them where settings say, or elsewhere. */
export function renderLayout({ config, layout, file, included, entries, set }: LayoutResult, style: Style): string {
  const lines = [
    `${style('bold', config)}: layout ${layout}`,
    `  ${entries.inline} of our entries in it`,
    ...(file ? [`  ${entries.include} in ${file}${included ? '' : ', which it does not include'}`] : []),
  ]
  if (set) {
    const next = 'then `copilot-sync diff` shows the move and `copilot-sync sync` makes it.'
    return [...lines, '', `Set in ${set.file}:`, '', `  ${set.line}`, '', next].join('\n')
  }
  const astray = layout === 'include' ? entries.inline : entries.include
  const moves = astray > 0 ? `The next sync moves ${astray}.` : 'Nothing to move.'
  return [...lines, '', moves].join('\n')
}
