import { linesOf } from '@copilot-sync/pyyaml'

/** The column of an offset, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - linesOf(text).startOf(offset)
}

/** Whether only spaces stand before it on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^ *$/.test(text.slice(linesOf(text).startOf(offset), offset))
}

/** The offset of the line after the one that `offset` is in. */
export function nextLine(text: string, offset: number): number {
  return linesOf(text).afterBreak(linesOf(text).endOf(offset))
}

/** The line break of the line at `offset`, else of the line before, else of the text. */
export function eolAt(text: string, offset: number): string {
  const inBreak = text.charAt(offset) === '\n' && text.charAt(offset - 1) === '\r'
  const at = linesOf(text).endOf(inBreak ? offset - 1 : offset)
  const here = text.slice(at, linesOf(text).afterBreak(at))
  if (isEol(here)) return here
  const start = linesOf(text).startOf(offset)
  const before = /(?:\r\n|[\r\n])$/.exec(text.slice(Math.max(start - 2, 0), start))?.[0]
  return before ?? /\r\n|[\r\n]/.exec(text)?.[0] ?? '\n'
}

function isEol(found: string): boolean {
  return found === '\n' || found === '\r\n' || found === '\r'
}
