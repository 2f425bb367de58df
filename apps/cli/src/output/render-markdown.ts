import type { SyncResult } from '@copilot-sync/sync'
import { formatValue } from './format-value.ts'
import { countChanges } from './render-plan.ts'

/** The plan for a pull request. */
export function renderMarkdown(result: SyncResult): string {
  const lines = [`## Copilot models: ${countChanges(result, false)}`, '']
  const list = (title: string, names: readonly string[]): void => {
    if (names.length > 0) lines.push(`### ${title}`, '', ...names.map((name) => `- \`${name}\``), '')
  }
  list('Added', result.added)
  if (result.updated.length > 0) {
    lines.push('### Changed', '', '| model | field | from | to | rule |', '|---|---|---|---|---|')
    for (const { name, fields } of result.updated) {
      for (const { path, from, to, rule } of fields) {
        lines.push(
          `| \`${name}\` | \`${path}\` | ${cell(formatValue(from, path))} | ${cell(formatValue(to, path))} | ${rule} |`,
        )
      }
    }
    lines.push('')
  }
  list('Removed', result.removed)
  list(
    'Held',
    result.held.map(({ name, reason }) => `${name}: ${reason}`),
  )
  list(
    'Other changes',
    result.other.map(({ path }) => path),
  )
  list('Left as yours', result.userEntries)
  return lines.join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
