import type { ParsedConfig, ParsedEntry } from '../config-types.ts'
import { entryLines } from '../patch/entry-lines.ts'
import { columnOf, eolAt, isFirstOnLine } from '../patch/line-at.ts'

/** The lines of an entry of a block list, as they are but for their indentation and line ends; undefined where it shares a line. */
function entryBlock(config: ParsedConfig, entry: ParsedEntry, column: number, eol: string): string | undefined {
  const { text } = config
  if (config.listStyle !== 'block' || !isFirstOnLine(text, entry.start)) return undefined
  const { start, end } = entryLines(config, entry)
  const shift = column - columnOf(text, entry.start)
  return text
    .slice(start, end)
    .replace(/(?:\r\n|[\r\n])$/, '')
    .split(/\r\n|[\r\n]/)
    .map((line) => shiftLine(line, shift))
    .join(eol)
}

function shiftLine(line: string, shift: number): string {
  if (shift === 0 || line.trim() === '') return line
  if (shift > 0) return ' '.repeat(shift) + line
  const spaces = /^ */.exec(line)?.[0].length ?? 0
  return line.slice(Math.min(-shift, spaces))
}

/** Puts a block in the place of an entry's lines. */
export function blockEdit(config: ParsedConfig, entry: ParsedEntry, source: ParsedConfig, from: ParsedEntry) {
  const { text } = config
  const { start, end } = entryLines(config, entry)
  const eol = eolAt(text, entry.start)
  const block = entryBlock(source, from, columnOf(text, entry.start), eol)
  if (block === undefined || config.listStyle !== 'block') return undefined
  const last = /(?:\r\n|[\r\n])$/.exec(text.slice(start, end))?.[0] ?? ''
  return { start, end, text: block + last }
}
