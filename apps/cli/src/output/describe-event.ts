import type { HistoryEntry } from '@copilot-sync/sync'
import { reasonText, seenText } from '../words/reason-text.ts'
import { formatValue } from './format-value.ts'

/** One thing that an event tells: a word, and names with what there is to say of each. */
export interface Told {
  readonly word: string
  readonly items: readonly { readonly name: string; readonly what: string }[]
}

const basisWords: Readonly<Record<string, string>> = {
  apiBase: 'host',
  apiVersion: 'API version',
  account: 'account',
  ruleVersion: 'rules and settings',
}

const names = (list: readonly string[]): Told['items'] => list.map((name) => ({ name, what: '' }))

/** An event in parts: first what the catalog did, then what the run made of it. */
export function describeEvent({ appeared, changed, held, returned, went, basis, run }: HistoryEntry): Told[] {
  const told: Told[] = [
    { word: 'appeared', items: names(appeared) },
    {
      word: 'changed',
      items: changed.map(({ id, path, from, to }) => ({
        name: id,
        what: `${path} ${formatValue(from, path)} → ${formatValue(to, path)}`,
      })),
    },
    {
      word: 'held',
      items: held.map(({ id, path, reason }) => ({
        name: id,
        what: path ? `${path}: ${reasonText(reason)}` : reasonText(reason),
      })),
    },
    { word: 'back', items: names(returned) },
    { word: 'gone', items: went.map(({ id, reason }) => ({ name: id, what: reasonText(reason) })) },
    {
      word: 'asked in another way',
      items: basis.map(({ part, from, to }) => ({
        name: basisWords[part] ?? part,
        // Of these only hashes are kept.
        what: part === 'account' || part === 'ruleVersion' ? 'another' : `${from ?? 'none'} → ${to ?? 'none'}`,
      })),
    },
    { word: 'added', items: names(run.added) },
    { word: 'updated', items: names(run.updated) },
    { word: 'removed', items: names(run.removed) },
    { word: 'held by a guard', items: run.held.map(guarded) },
    { word: 'accepted', items: run.accepted.map(guarded) },
  ]
  return told.filter(({ items }) => items.length > 0)
}

/** What a guard held, or would have held or refused. */
function guarded(accepted: HistoryEntry['run']['held'][number]): Told['items'][number] {
  if ('message' in accepted) return { name: accepted.code, what: accepted.message }
  const { code, name, path, reason } = accepted
  return { name: code, what: `${path === null ? name : `${name} ${path}`}: ${seenText(reason)}` }
}

/** Who began the run, and what was said to it. */
export function describeRun({ run }: HistoryEntry): string {
  return [run.by, ...(run.pruned ? ['--prune'] : []), ...(run.forced === null ? [] : [`forced: ${run.forced}`])].join(
    ', ',
  )
}
