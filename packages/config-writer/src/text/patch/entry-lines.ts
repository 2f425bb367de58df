import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import type { Range } from '../yaml/cursor.ts'
import { lineStartOf } from '../yaml/chars.ts'
import { columnOf, nextLine } from './context.ts'

/** The lines of an entry of a block list, with the comment lines below that are indented deeper than its `-`. */
export function entryLines(config: ParsedConfig, entry: ParsedEntry): Range {
  const { text } = config
  const end = skipDeeperComments(text, nextLine(text, entry.end), columnOf(text, entry.start))
  return { start: lineStartOf(text, entry.start), end }
}

/** The offset behind the comment lines at `offset` that begin right of `column`. */
export function skipDeeperComments(text: string, offset: number, column: number): number {
  let at = offset
  for (;;) {
    const indent = /^ *(?=#)/.exec(text.slice(at, at + 1000))?.[0].length ?? -1
    if (indent <= column) return at
    at = nextLine(text, at)
  }
}
