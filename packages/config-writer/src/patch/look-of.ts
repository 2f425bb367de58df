import { isMark } from '@copilot-sync/catalog'
import { linesOf, type Node } from '@copilot-sync/pyyaml'
import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import { BARE, type Quotes } from '../emit-value.ts'
import { entryLines } from './entry-lines.ts'
import { columnOf, isFirstOnLine, nextLine } from './line-at.ts'
import { quotesOf } from './quotes-of.ts'

/** How an entry of a block list is laid out, in columns. */
export interface EntryLook {
  /** From `-` to the keys. */
  readonly keys: number
  /** One level of nesting. */
  readonly step: number
  readonly quotes: Quotes
}

/** How entries stand in their list. */
export interface ListLook extends EntryLook {
  /** Blank lines part them. */
  readonly gap: boolean
}

/** As many of the last entries show how a list is laid out. */
const SHOWN = 5

/** Ours, or another owner's: they stand together. */
function isOurs(entry: ParsedEntry): boolean {
  return isMark(entry.managedBy)
}

/**
 * Where new entries stand: behind the last of ours, else at the end; in a flow list always at the end. Before the last
 * entry where the text ends inside a block scalar of it, which a line break behind would change.
 */
export function insertionIndex({ listStyle, entries, document, text }: ParsedConfig): number {
  const last = listStyle === 'flow' ? -1 : entries.findLastIndex(isOurs)
  const index = last < 0 ? entries.length : last + 1
  const open = document.openAtEnd && listStyle === 'block' && index === entries.length
  return open && nextLine(text, entries.at(-1)?.end ?? 0) === text.length ? index - 1 : index
}

/** Where in the lines of a block list new entries stand. */
export function insertionOffset(config: ParsedConfig): number {
  const before = config.entries[insertionIndex(config) - 1]
  if (before) return entryLines(config, before).end
  const { list } = config.document
  return nextLine(config.text, Math.max(list?.value.propsEnd ?? 0, list?.colon ?? 0))
}

/** The look that new entries take: that of the last entry of ours, else of the last that has lines for its fields. */
export function listLook(config: ParsedConfig): ListLook {
  const models = [config.entries.findLast(isOurs), ...config.entries.slice(-SHOWN).toReversed()]
  const nodes = models.flatMap((entry) => (entry ? [{ node: entry.node(), start: entry.start }] : []))
  const like = nodes.find(({ node }) => node.kind === 'map' && node.style === 'block') ?? nodes[0]
  const around = quotesOf([config.document.root], BARE)
  const look = like ? lookOf(config.text, like.node, like.start, around) : { keys: 2, step: 2, quotes: around }
  return { ...look, gap: hasGaps(config) }
}

export function lookOf(text: string, node: Node, dash: number, around: Quotes): EntryLook {
  if (node.kind !== 'map') return { keys: 2, step: 2, quotes: around }
  const quotes = quotesOf([node, ...node.pairs.map(({ value }) => value)], around)
  if (node.style !== 'block') return { keys: 2, step: 2, quotes }
  const first = columnOf(text, node.contentStart)
  return { keys: Math.max(first - columnOf(text, dash), 2), step: stepOf(text, node) ?? 2, quotes }
}

/** Whether blank lines part the entries of a block list. */
export function hasGaps(config: ParsedConfig): boolean {
  const { text, entries, listStyle } = config
  const shown = entries.slice(-SHOWN)
  if (listStyle !== 'block' || shown.length < 2) return false
  return shown.every((entry, index) => {
    const before = shown[index - 1]
    if (!before) return true
    const between = text.slice(entryLines(config, before).end, linesOf(text).startOf(entry.start))
    return /^[ \t]*(?:[\r\n\x85\u2028\u2029])/m.test(between)
  })
}

function stepOf(text: string, map: Node<'map'>): number | undefined {
  for (const { start, value } of map.pairs) {
    if (value.kind !== 'map' || value.style !== 'block' || !isFirstOnLine(text, value.contentStart)) continue
    const step = columnOf(text, value.contentStart) - columnOf(text, start)
    if (step > 0) return step
  }
  return undefined
}
