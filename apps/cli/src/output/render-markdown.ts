import type { SyncResult } from '@copilot-sync/sync'
import { reasonText, ruleText } from '../words/reason-text.ts'
import { describeEntry } from './describe-entry.ts'
import { formatValue } from './format-value.ts'
import { code, folded, plain } from './markdown-text.ts'
import { heldWhy } from './render-held.ts'
import { countChanges } from './render-plan.ts'
import type { ShownPlan } from './shown-plan.ts'

/** GitHub refuses comments of more than 65,536 characters. */
const LONGEST = 60_000
const MOST_HELD = 10

export interface MarkdownOptions {
  /** The config as it was named. */
  readonly config: string
  /** The command that applies the plan. */
  readonly command: string
}

/** The plan for a pull request: counts, a table of the changes, what is left out folded, and the command to apply it. */
export function renderMarkdown(outcome: ShownPlan, { config, command }: MarkdownOptions): string {
  const { result, heldBy } = outcome
  const { apiBase, models, sha256 } = result.catalog
  const from = apiBase ? `the catalog of ${code(apiBase.replace(/^https?:\/\//, ''))}` : 'a catalog file'
  const head = [
    `## Copilot models: ${countChanges(result, false)}`,
    '',
    `${code(config)} in step with ${from}: ${models} models, ${code((sha256 ?? '').slice(0, 12))}. ${result.unchanged} entries stay as they are.`,
    '',
    ...(result.paused ? ['> sync is paused: `copilot-sync resume` goes on.', ''] : []),
    ...(heldBy === null
      ? []
      : [`> Held, because backup ${code(heldBy)} was restored: \`copilot-sync resume\` lets it in.`, '']),
  ]
  const apply = result.changed ? ['To apply:', '', '```sh', command, '```', ''] : []
  const foot = [...heldLines(result), ...yours(result), ...leftOut(result), ...apply]
  const room = LONGEST - [...head, ...foot].join('\n').length
  return [...head, ...table(rowsOf(outcome), room), ...foot].join('\n')
}

function rowsOf(shown: ShownPlan): string[] {
  const { add, remove, result } = shown
  return [
    ...add.map((entry) => {
      const { name } = entry
      const { mode, limits, marks } = describeEntry(entry, shown)
      return row('+', code(name), [mode, limits, marks].filter(Boolean).map(plain).join(' · '))
    }),
    ...result.updated.map(({ name, fields }) =>
      row(
        '~',
        code(name),
        fields
          .map((field) => {
            const { path, from, to } = field
            return `${code(path)} ${said(from, path)} → ${said(to, path)} (${plain(ruleText(field))})`
          })
          .join('<br>'),
      ),
    ),
    ...remove.map(({ name, reason }) => row('−', code(name), plain(reasonText(reason)))),
    ...result.other.map(({ path, from, to }) => {
      if (!path.startsWith('file:')) return row('~', code(path), `${said(from, path)} → ${said(to, path)}`)
      const [mark, what] = from === null ? ['+', 'a new file'] : to === null ? ['−', 'the file goes'] : ['~', 'changes']
      return row(mark, code(path.slice('file:'.length)), `${what}, beside the config`)
    }),
  ]
}

function said(what: Parameters<typeof formatValue>[0], path: string): string {
  return what === null || what === undefined ? 'nothing' : code(formatValue(what, path))
}

const row = (mark: string, name: string, what: string): string => `| ${mark} | ${name} | ${what} |`

/** As many rows as there is room for. */
function table(rows: readonly string[], room: number): string[] {
  if (rows.length === 0) return []
  const lines: string[] = []
  let left = room
  for (const line of rows) {
    left -= line.length + 1
    if (left < 0) break
    lines.push(line)
  }
  const more = rows.length - lines.length
  const rest = more > 0 ? ['', `… and ${more} more: \`copilot-sync diff\` shows all.`] : []
  return ['| | model | what |', '|:-:|---|---|', ...lines, ...rest, '']
}

/** One line each, or folded and one line for all with the same reason when they are many. */
function heldLines({ held }: SyncResult): string[] {
  if (held.length === 0) return []
  const groups = [...Map.groupBy(held, heldWhy)]
  const lines = groups.map(([reason, changes]) => {
    const places = changes.map(({ name, path }) => (path === null ? code(name) : `${code(name)} ${code(path)}`))
    return `- ${plain(reason)}: ${places.join(', ')}`
  })
  return held.length > MOST_HELD ? folded(`${held.length} held`, lines) : ['**Held**', '', ...lines, '']
}

function yours({ userEntries }: SyncResult): string[] {
  if (userEntries.length === 0) return []
  return [`Entries of your own that keep their names: ${userEntries.map(code).join(', ')}.`, '']
}

function leftOut({ skipped, unmapped }: SyncResult): string[] {
  const reasons = Map.groupBy(skipped, ({ reason }) => reason)
  const rows = [...reasons].map(([reason, ids]) => `| ${plain(reason)} | ${ids.map(({ id }) => code(id)).join(', ')} |`)
  const fields = unmapped.map(({ path, models }) => `- ${code(path)}: ${models.map(code).join(', ')}`)
  return [
    ...(rows.length > 0 ? folded(`${skipped.length} left out`, ['| why | models |', '|---|---|', ...rows]) : []),
    ...(fields.length > 0 ? folded(`${fields.length} catalog fields that no rule reads`, fields) : []),
  ]
}
