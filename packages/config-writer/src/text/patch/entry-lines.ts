import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import type { Range } from '../yaml/cursor.ts'
import { lineEndOf, lineStartOf } from '../yaml/chars.ts'
import { columnOf, nextLine } from './context.ts'

/** An entry that is commented out is no comment on the one above. */
const OWN_COMMENT = /^ *(?=#)(?!#+ *- *["']?model_name)/

/** The lines of an entry of a block list, with the comment lines below that are indented deeper than its `-`. */
export function entryLines(config: ParsedConfig, entry: ParsedEntry): Range {
  const { text } = config
  const end = skipDeeperComments(text, nextLine(text, entry.end), columnOf(text, entry.start))
  return { start: lineStartOf(text, entry.start), end }
}

/**
 * The lines that go with an entry: its own, and the blank line above where it parts entries: where such lines part all
 * entries (`gap`), where one stands below, too, or the entry is the last. Of the first entry: the blank line below.
 */
export function removedLines(config: ParsedConfig, entry: ParsedEntry, gap: boolean): Range {
  const { start, end } = entryLines(config, entry)
  const isFirst = nextLine(config.text, config.document.list?.colon ?? 0) === start
  const more = entry.index + 1 < config.entries.length
  if (isFirst && more && isBlankLine(config.text, end)) return { start, end: nextLine(config.text, end) }
  const parted = gap || entry.index === config.entries.length - 1 || isBlankLine(config.text, end)
  return { start: (parted ? blankAbove(config, start) : undefined) ?? start, end }
}

/** The start of a blank line before an offset; those that are part of a block scalar are none. */
export function blankAbove({ text, document }: ParsedConfig, offset: number): number | undefined {
  const start = offset > 0 ? lineStartOf(text, previousLine(text, offset)) : 0
  if (start === offset || !isBlankLine(text, start)) return undefined
  const kept = document.blockScalars.some((scalar) => scalar.keeps && scalar.start < offset && scalar.end >= start)
  return kept ? undefined : start
}

function isBlankLine(text: string, offset: number): boolean {
  return text.slice(offset, lineEndOf(text, offset)).trim() === ''
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
