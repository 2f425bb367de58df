import type { Json, SyncResult } from '@copilot-sync/sync'
import { reasonText, ruleText } from '../words/reason-text.ts'
import { columns } from './columns.ts'
import { describeEntry } from './describe-entry.ts'
import { formatValue } from './format-value.ts'
import type { Style } from './print.ts'
import { renderHeld } from './render-held.ts'
import { renderLeftOut } from './render-left-out.ts'
import { shorten } from './shorten.ts'
import type { ShownPlan } from './shown-plan.ts'

const LONGEST = 40

/** The plan as a person reads it: `+` added, `~` changed, `-` removed, `!` held or the user's, `=` unchanged. */
export function renderPlan(shown: ShownPlan, style: Style): string {
  const { add, remove, result } = shown
  const lines: string[] = []
  const added = columns(
    add.map((entry) => {
      const { mode, limits, marks } = describeEntry(entry, shown)
      return [entry.name, mode, limits, marks]
    }),
  )
  for (const line of added) lines.push(style('green', `  + ${line}`))
  const removed = columns(remove.map(({ name, reason }) => [name, reasonText(reason)]))
  for (const part of [
    renderUpdates(result.updated, style),
    renderMoves(result.updated, style),
    removed.map((line) => style('red', `  - ${line}`)),
    renderHeld(result.held),
  ]) {
    for (const line of part) lines.push(line)
  }
  for (const change of result.other) lines.push(style('yellow', describeOther(change)))
  for (const name of result.userEntries)
    lines.push(`  ! ${name}  an entry of your own has this name and stays as it is`)
  if (result.unchanged > 0) lines.push(style('dim', `  = ${result.unchanged} unchanged`))
  return [...lines, ...renderLeftOut(result, style)].join('\n')
}

/** What only goes over to the other file: one line for all. */
function renderMoves(updated: SyncResult['updated'], style: Style): string[] {
  const moved = updated.filter(goesOver)
  const to = moved[0]?.fields[0]?.to === 'include' ? 'the included file' : 'the config'
  if (moved.length === 0) return []
  return [
    style('yellow', `  ~ ${moved.length} to ${to}, as they are`),
    `      ${shorten(moved.map(({ name }) => name))}`,
  ]
}

const goesOver = ({ fields }: SyncResult['updated'][number]): boolean =>
  fields.length === 1 && fields[0]?.path === 'layout'

export function renderUpdates(updated: SyncResult['updated'], style: Style): string[] {
  const lines: string[] = []
  for (const { name, fields } of updated.filter((one) => !goesOver(one))) {
    const rows = fields.map((field) => {
      const { path, from, to } = field
      return [path, `${short(from, path)} → ${short(to, path)}`, `(${ruleText(field)})`]
    })
    lines.push(style('yellow', `  ~ ${name}`))
    for (const line of columns(rows)) lines.push(`      ${line}`)
  }
  return lines
}

/** Whole values are in the other forms of the plan. */
function short(value: Json, path: string): string {
  const text = formatValue(value, path)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

/** A file beside the config is told by its name, a place in it by its values. */
function describeOther({ path, from, to }: SyncResult['other'][number]): string {
  if (!path.startsWith('file:')) return `  ~ ${path}  ${formatValue(from, path)} → ${formatValue(to, path)}`
  const [mark, what] =
    from === null ? ['+', 'a new file'] : to === null ? ['-', 'the file goes'] : ['~', 'the file changes']
  return `  ${mark} ${path.slice('file:'.length)}  ${what}, beside the config`
}

/** `3 to add, 1 to change, 2 to remove` or, in the past, `3 added, …`. */
export function countChanges(result: SyncResult, done: boolean): string {
  const counts: [number, string, string][] = [
    [result.added.length, 'added', 'to add'],
    [result.updated.length, 'changed', 'to change'],
    [result.removed.length, 'removed', 'to remove'],
    [result.other.length, 'beside the list', 'beside the list'],
    [result.held.length, 'held', 'held'],
  ]
  const parts = counts.filter(([count]) => count > 0).map(([count, past, future]) => `${count} ${done ? past : future}`)
  return parts.join(', ') || 'no changes'
}
