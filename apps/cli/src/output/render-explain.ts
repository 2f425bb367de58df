import { formatPlace } from '@copilot-sync/errors'
import type { ExplainResult } from '@copilot-sync/sync'
import { reasonText } from '../words/reason-text.ts'
import { columns } from './columns.ts'
import { cut, formatShort } from './format-short.ts'
import type { Style } from './print.ts'

const STATUS: Readonly<Record<ExplainResult['status'], string>> = {
  served: 'is in the config, and as it should be',
  add: 'can be served, and is not in the config yet',
  change: 'is in the config, and its entry is out of step',
  remove: 'goes from the config',
  held: 'is held',
  'left-out': 'is left out',
  undecided: 'is not decided upon',
  yours: 'is yours to keep',
  refused: 'stays as it is, because a sync is refused',
  usable: 'can be served',
  unknown: 'is not known',
}

/** What is true of a model, from the question that was asked to the one thing that would change the answer. */
export function renderExplain(result: ExplainResult, style: Style): string {
  const { id, status, reason, inAnswer, policy, names, config, held, failed, next } = result
  const good = status === 'served' || status === 'usable' || status === 'add'
  const says =
    status === 'served' && held.length > 0 ? 'is in the config, and some of its values are held' : STATUS[status]
  const title = `${style('bold', id)} ${style(good ? 'green' : 'yellow', says)}${reason === null ? '' : `: ${reasonText(reason)}`}`
  const entries = config?.map(
    ({ name, whose, place }) =>
      `${name} ${whose === 'theirs' ? "another owner's" : whose}${place ? `, ${formatPlace(place)}` : ''}`,
  )
  const facts: [string, string][] = [
    ['asked', asked(result)],
    ['in the answer', inAnswer ? 'yes' : 'no'],
    ...checks(result),
    ...(inAnswer || policy !== null ? ([['policy', policy ?? 'none stated']] as [string, string][]) : []),
    ...(names.length > 0 ? ([['served as', names.join(', ')]] as [string, string][]) : []),
    ['in the config', entries === undefined ? 'not known: no config' : entries.join('; ') || 'no'],
    ...held.map((row): [string, string] => ['held', heldLine(row)]),
    ...failed.map(({ rule, message }): [string, string] => ['rule failed', `${rule}: ${message}`]),
  ]
  return [
    title,
    '',
    ...columns(facts.map(([word, text]) => [`  ${word}`, text])),
    ...fieldLines(result),
    '',
    nextLine(next, style),
  ].join('\n')
}

function nextLine({ what, command, settings }: ExplainResult['next'], style: Style): string {
  const how = command
    ? `: ${style('bold', command)}`
    : settings
      ? `, in copilot-sync.yaml: ${style('bold', settings)}`
      : ''
  return `To change that: ${what}${how}`
}

function asked({ asked: { source, apiBase, apiVersion, account, at } }: ExplainResult): string {
  if (source === 'file') return 'a catalog file'
  const parts = [
    apiBase?.replace(/^https?:\/\//, '') ?? 'a host that is not known',
    ...(apiVersion === null ? [] : [`API version ${apiVersion}`]),
    account === null ? 'account not known' : `account #${account}`,
    source === 'memory' ? `remembered from ${at}` : at,
  ]
  return parts.join(', ')
}

/** Those that say no, each with what it saw; the others by name alone. */
function checks({ checks: all }: ExplainResult): [string, string][] {
  const lines = all.flatMap(({ rule, reason, from }): [string, string][] =>
    reason === null ? [] : [['says no', `${rule}: ${reason}${sources(from, ' ← ')}`]],
  )
  const passed = all.filter(({ reason }) => reason === null).map(({ rule }) => rule)
  return passed.length > 0 ? [...lines, ['says yes', passed.join(', ')]] : lines
}

function heldLine(row: ExplainResult['held'][number]): string {
  const what = 'name' in row ? row.name : null
  const since = row.missingSince === null ? '' : ` (since ${row.missingSince}, fetches without it: ${row.fetches})`
  return `${[what, row.path].filter((part) => part !== null).join(' ') || 'the model'}: ${reasonText(row.reason)}${since}`
}

function fieldLines({ fields, changes, names, held }: ExplainResult): string[] {
  if (fields.length === 0) return []
  const stale = new Map(changes.map(({ path, from }) => [path, from]))
  const waiting = new Set(held.map(({ path }) => path))
  const rows = fields.map(({ path, value, rule, from }) => {
    const old = stale.has(path)
      ? ` (config has ${formatShort(stale.get(path), path)})`
      : waiting.has(path)
        ? ' (held)'
        : ''
    return [`  ${path}`, `${formatShort(value, path)}${old}`, `${rule}${sources(from, ' ← ')}`]
  })
  return [
    '',
    names.length > 0 ? '  Its entry, and where each value comes from:' : '  What its entry would be:',
    ...columns(rows),
  ]
}

function sources(from: ExplainResult['fields'][number]['from'], before: string): string {
  if (from.length === 0) return ''
  return (
    before +
    from
      .map(({ path, value }) => (value === null ? `${path} not stated` : `${path} = ${cut(JSON.stringify(value))}`))
      .join(', ')
  )
}
