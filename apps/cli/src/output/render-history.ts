import type { HistoryEntry, HistoryListResult } from '@copilot-sync/sync'
import { columns } from './columns.ts'
import { describeEvent, describeRun } from './describe-event.ts'
import { code, plain } from './markdown-text.ts'
import type { Style } from './print.ts'

type Format = 'text' | 'markdown'

/** The history as a table or a changelog. */
export function renderHistory(
  { config, events, kept, lastFetch }: HistoryListResult,
  format: Format,
  style: Style,
): string {
  if (format === 'markdown') {
    return [
      `# Copilot models: history of ${plain(config)}`,
      '',
      ...events.flatMap((event) => [...changelog(event), '']),
    ].join('\n')
  }
  if (events.length === 0) {
    return `Nothing is kept of ${config} yet: a sync that asks Copilot remembers what it was told.`
  }
  const rows = events.map((event) => [event.at.slice(0, 19) + 'Z', event.run.by, summary(event)])
  const [head = '', ...lines] = columns([['WHEN', 'WHO', 'WHAT'], ...rows])
  const more = kept > events.length ? [style('dim', `${kept - events.length} more are kept`)] : []
  return [
    style('bold', head),
    ...lines,
    ...more,
    style('dim', `last asked ${lastFetch ?? 'at a time that is not known'}`),
  ].join('\n')
}

/** One event in full. */
export function renderEvent(event: HistoryEntry, format: Format, style: Style): string {
  if (format === 'markdown') return changelog(event).join('\n')
  const lines = describeEvent(event).flatMap(({ word, items }) =>
    [`${word}:`].concat(columns(items.map(({ name, what }) => [name, what])).map((line) => `  ${line}`)),
  )
  const backup = event.run.backup === null ? [] : [`backup: ${event.run.backup}`]
  return [style('bold', `${event.at}, ${describeRun(event)}`), ...lines, ...backup].join('\n')
}

function summary(event: HistoryEntry): string {
  const counts = describeEvent(event).map(({ word, items }) => `${items.length} ${word}`)
  const { forced, pruned } = event.run
  const flags = [...(pruned ? ['--prune'] : []), ...(forced === null ? [] : [`forced: ${forced}`])]
  return [counts.join(', ') || 'nothing new', ...flags].join('; ')
}

function changelog(event: HistoryEntry): string[] {
  const lines = describeEvent(event).map(({ word, items }) => {
    const list = items.map(({ name, what }) => (what ? `${code(name)} (${plain(what)})` : code(name)))
    return `- **${word}**: ${list.join(', ')}`
  })
  const { backup } = event.run
  const kept = backup === null ? [] : [`- backup ${code(backup)}`]
  return [`## ${event.at.slice(0, 16).replace('T', ' ')} UTC, ${plain(describeRun(event))}`, '', ...lines, ...kept]
}
