import { linesOf } from '@copilot-sync/pyyaml'
import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import type { Range } from '../ranges.ts'
import { columnOf, isFirstOnLine, nextLine } from './line-at.ts'

/** An entry that is commented out is no comment on the one above. */
const OWN_COMMENT = /^ *(?=#)(?!#+ *- *["']?model_name)/

/** The lines of an entry of a block list, with the comment lines below that are indented deeper than its `-`. */
export function entryLines(config: ParsedConfig, entry: ParsedEntry): Range {
  const { text } = config
  const end = skipDeeperComments(text, nextLine(text, entry.end), columnOf(text, entry.start))
  return { start: linesOf(text).startOf(entry.start), end }
}

interface Around {
  /** Blank lines part all entries. */
  readonly gaps: boolean
  /** Where entries are added. */
  readonly filled: ReadonlySet<number>
}

/**
 * The lines that go with an entry: its own, and the blank line above where it parts entries: where such lines part all
 * entries, where one stands below, too, or the entry is the last. Of the first entry: the blank line below. None where
 * new entries take its place.
 */
export function removedLines(config: ParsedConfig, entry: ParsedEntry, { gaps, filled }: Around): Range {
  const { start, end } = entryLines(config, entry)
  if (filled.has(end)) return { start, end }
  const isFirst = nextLine(config.text, config.document.list?.colon ?? 0) === start
  const more = entry.index + 1 < config.entries.length
  if (isFirst && more && isBlankLine(config.text, end)) return { start, end: nextLine(config.text, end) }
  const parted = gaps || entry.index === config.entries.length - 1 || isBlankLine(config.text, end)
  return { start: (parted ? blankAbove(config, entry) : undefined) ?? start, end }
}

/** The end of what goes with an entry of a flow list: the comment behind it, where nothing else stands on its lines. */
export function flowEntryEnd(text: string, { start, end }: Range): number {
  const lineEnd = linesOf(text).endOf(end)
  return isFirstOnLine(text, start) && /^[ \t]*,?[ \t]*#/.test(text.slice(end, lineEnd)) ? lineEnd : end
}

/** The start of a blank line above an entry; one that is part of the entry before is none. */
export function blankAbove({ text, entries }: ParsedConfig, entry: ParsedEntry): number | undefined {
  const offset = linesOf(text).startOf(entry.start)
  const start = offset > 0 ? linesOf(text).startOf(previousLine(text, offset)) : 0
  if (start === offset || !isBlankLine(text, start)) return undefined
  return (entries[entry.index - 1]?.end ?? -1) < start ? start : undefined
}

/** Whether a blank line at an offset would be part of a block scalar above. */
export function keepsBlank({ text, document }: Pick<ParsedConfig, 'text' | 'document'>, offset: number): boolean {
  const above = document.blockScalars.findLast(({ start }) => start < offset)
  return above?.keeps === true && nextLine(text, above.end) >= offset
}

function isBlankLine(text: string, offset: number): boolean {
  return text.slice(offset, linesOf(text).endOf(offset)).trim() === ''
}

/** The end of the line before. */
function previousLine(text: string, offset: number): number {
  return text.charAt(offset - 1) === '\n' && text.charAt(offset - 2) === '\r' ? offset - 2 : offset - 1
}

/** The offset behind the comment lines at `offset` that begin right of `column`. */
export function skipDeeperComments(text: string, offset: number, column: number): number {
  let at = offset
  for (;;) {
    const indent = OWN_COMMENT.exec(text.slice(at, at + 1000))?.[0].length ?? -1
    if (indent <= column) return at
    at = nextLine(text, at)
  }
}
