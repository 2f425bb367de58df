import { keyName, linesOf, type Pair } from '@copilot-sync/pyyaml'
import { commentsWithin } from '../comments-within.ts'
import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import { blankBelow } from '../patch/blank-below.ts'
import { blankAbove, entryLines, flowEntryEnd, removedLines } from '../patch/entry-lines.ts'
import { nextLine } from '../patch/line-at.ts'
import { endOf } from '../patch/reconcile.ts'
import type { Range } from '../ranges.ts'

const BARE_LINE = /[ \t]*(?:#[^\x85\r\n\u2028\u2029]*)?(?:\r\n|[\r\n\x85\u2028\u2029]|$)/y
const LAST_BREAK = /(?:\r\n|[\r\n\x85\u2028\u2029])$/

export interface Touched {
  readonly side: 'old' | 'new'
  /** Entries that only this text has. */
  readonly alone: ReadonlySet<number>
  readonly updated: ReadonlySet<number>
  /** Top-level keys that the plan changes. */
  readonly keys: ReadonlySet<string>
  /** Those of them that both texts have. */
  readonly kept: ReadonlySet<string>
  /** Where in the old text entries are added. */
  readonly filled: ReadonlySet<number>
  /** The list itself changes its form: its brackets come or go, or it is a flow list. */
  readonly wholeList: boolean
  /** Blank lines part the entries of the old text. */
  readonly gaps: boolean
  /** A blank line comes with each added entry. */
  readonly gapAbove: boolean
  /** Also with the first of them. */
  readonly firstGap: boolean
}

export interface Comment {
  readonly start: number
  readonly text: string
}

export interface Outside {
  readonly text: string
  readonly comments: readonly Comment[]
}

/**
 * What a plan may not touch in a text: all characters outside of its changes, and all comments but those of removed
 * entries. Comments may end up below what they stood in, so those below a change only count as comments.
 */
export function outsideText(config: ParsedConfig, touched: Touched): Outside {
  const { text, entries, document } = config
  const { root } = document
  const isBlock = config.listStyle === 'block'
  const isOld = touched.side === 'old'
  const spans = (which: ReadonlySet<number>, span: (entry: ParsedEntry) => Range) =>
    entries.filter(({ index }) => which.has(index)).map((entry) => (isBlock ? span(entry) : entry))
  const alone = spans(touched.alone, (entry) =>
    isOld ? removedLines(config, entry, touched) : addedLines(config, entry, touched),
  )
  const gone = isBlock ? alone : alone.map((each) => ({ start: each.start, end: flowEntryEnd(text, each) }))
  const comments = commentsOf(config, isOld ? gone : [])
  if ((touched.wholeList || touched.keys.size > 0) && root.style === 'flow') {
    return { comments, text: untouchedPairs(config, touched) }
  }
  const pairs = root.pairs.filter((pair) => isTouched(pair, touched))
  const lines = (kept: boolean) =>
    pairs.filter(({ key }) => touched.kept.has(keyName(key)) === kept).map((pair) => pairLines(config, pair))
  const entryCuts = touched.wholeList ? [] : alone
  const cuts = [...entryCuts, ...lines(false)]
  const blank = isOld ? blankBelow(text, document.blockScalars, cuts, touched.filled) : []
  const updated = touched.wholeList ? [] : spans(touched.updated, (entry) => entryLines(config, entry))
  const below = withBelow(text, [...cuts, ...blank], [...(isBlock ? updated : []), ...lines(true)])
  return { comments, text: cut(text, isBlock ? below : [...below, ...updated]).replace(LAST_BREAK, '') }
}

function addedLines(config: ParsedConfig, entry: ParsedEntry, { alone, gapAbove, firstGap }: Touched): Range {
  const gap = alone.has(entry.index - 1) ? gapAbove : firstGap
  const above = gap ? blankAbove(config, entry) : undefined
  return { start: above ?? linesOf(config.text).startOf(entry.start), end: nextLine(config.text, entry.end) }
}

function commentsOf({ text, document }: ParsedConfig, without: readonly Range[]): readonly Comment[] {
  const taken = new Set(without.flatMap(({ start, end }) => commentsWithin(document.comments, start, end)))
  const kept = document.comments.filter((each) => !taken.has(each))
  return kept.map(({ start, end }) => ({ start, text: text.slice(start, end).trimEnd() }))
}

/** Changed ranges, and the removed or added ones behind them, with the comments and blank lines below. */
function withBelow(text: string, gone: readonly Range[], changed: readonly Range[]): Range[] {
  let below = -1
  const loose = new Set(changed)
  return [...gone, ...changed]
    .toSorted((a, b) => a.start - b.start)
    .map((range) => {
      if (range.start > below && !loose.has(range)) return range
      below = bareBelow(text, range.end)
      return { start: range.start, end: below }
    })
}

/** The offset behind the blank lines and comments at an offset. */
function bareBelow(text: string, offset: number): number {
  BARE_LINE.lastIndex = offset
  while (BARE_LINE.lastIndex < text.length) {
    const at = BARE_LINE.lastIndex
    if (!BARE_LINE.test(text)) return at
  }
  return text.length
}

function isTouched({ key }: Pair, { keys, wholeList }: Touched): boolean {
  if (key.tag === 'merge') return false
  const name = keyName(key)
  return keys.has(name) || (wholeList && name === 'model_list')
}

/** Without the entries that change; inside a list without lines there are no others. */
function untouchedPairs({ text, document, entries }: ParsedConfig, touched: Touched): string {
  const updated = entries.filter(({ index }) => touched.updated.has(index))
  const pairs = document.root.pairs.filter((pair) => !isTouched(pair, touched))
  return pairs.map((pair) => cut(text.slice(0, endOf(pair)), updated, pair.start)).join('\n')
}

function pairLines(config: ParsedConfig, pair: Pair): Range {
  const { text } = config
  const last = config.entries.at(-1)
  const isList = pair === config.document.list && last && config.listStyle === 'block'
  const end = isList ? entryLines(config, last).end : nextLine(text, endOf(pair))
  return { start: linesOf(text).startOf(pair.start), end }
}

function cut(text: string, ranges: readonly Range[], begin = 0): string {
  let left = ''
  let from = begin
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    left += text.slice(from, Math.max(start, from))
    from = Math.max(from, end)
  }
  return left + text.slice(from)
}
