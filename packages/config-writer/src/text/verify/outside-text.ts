import { commentsWithin } from '../comments-within.ts'
import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import { nextLine } from '../patch/context.ts'
import { entryLines } from '../patch/entry-lines.ts'
import { endOf } from '../patch/reconcile.ts'
import { lineStartOf } from '../yaml/chars.ts'
import type { Range } from '../yaml/cursor.ts'
import { isMergeKey, keyName } from '../yaml/key-name.ts'
import type { Pair } from '../yaml/node.ts'

const BARE_LINE = /^[ \t]*(?:#.*)?(?:\r\n|[\r\n]|$)/gm

export interface Touched {
  /** Entries that are in this text and not in the other: removed or added ones. */
  readonly gone: ReadonlySet<number>
  readonly updated: ReadonlySet<number>
  /** Top-level keys that the plan changes. */
  readonly keys: ReadonlySet<string>
  /** The list itself changes its form: its brackets come or go, or it is a flow list. */
  readonly wholeList: boolean
  /** A field or an item goes: comments and blank lines before it may then be behind what it was the end of. */
  readonly losesFields: boolean
}

export interface Outside {
  readonly text: string
  readonly comments: string
}

/** What a plan may not touch in a text: all characters outside of its changes, and all comments but those of removed entries. */
export function outsideText(config: ParsedConfig, touched: Touched): Outside {
  const { text, entries, document } = config
  const block = config.listStyle === 'block'
  const span = (entry: ParsedEntry) => (block ? entryLines(config, entry) : entry)
  const gone = entries.filter(({ index }) => touched.gone.has(index)).map(span)
  const taken = new Set(gone.flatMap(({ start, end }) => commentsWithin(document.comments, start, end)))
  const kept = document.comments.filter((each) => !taken.has(each))
  const texts = kept.map(({ start, end }) => text.slice(start, end).trimEnd())
  const comments = texts.toSorted().join('\n')
  const loose = touched.wholeList || touched.losesFields
  if ((loose || touched.keys.size > 0) && document.root.style === 'flow')
    return { comments, text: untouchedPairs(config, touched) }
  const updated = entries.filter(({ index }) => touched.updated.has(index)).map(span)
  const cuts = touched.wholeList ? [] : [...gone, ...updated]
  const pairs = document.root.pairs.filter((pair) => isTouched(pair, touched))
  const left = cut(text, [...cuts, ...pairs.map((pair) => pairLines(config, pair))])
  const bare = loose ? left.replace(/^\uFEFF/, '').replace(BARE_LINE, '') : left
  return { comments, text: bare.replace(/(?:\r\n|[\r\n])$/, '') }
}

function isTouched({ key }: Pair, { keys, wholeList }: Touched): boolean {
  if (isMergeKey(key)) return false
  const name = keyName(key)
  return keys.has(name) || (wholeList && name === 'model_list')
}

function untouchedPairs({ text, document }: ParsedConfig, touched: Touched): string {
  const pairs = document.root.pairs.filter((pair) => !isTouched(pair, touched))
  return pairs.map((pair) => text.slice(pair.start, endOf(pair))).join('\n')
}

function pairLines(config: ParsedConfig, pair: Pair): Range {
  const last = config.entries.at(-1)
  const isList = pair === config.document.list && last && config.listStyle === 'block'
  const end = isList ? entryLines(config, last).end : nextLine(config.text, endOf(pair))
  return { start: lineStartOf(config.text, pair.start), end }
}

function cut(text: string, ranges: readonly Range[]): string {
  let left = ''
  let from = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    left += text.slice(from, Math.max(start, from))
    from = Math.max(from, end)
  }
  return left + text.slice(from)
}
