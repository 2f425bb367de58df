import { isBreak, isBreakOrEnd, isSpaceBreakOrEnd, SPACE, TAB } from './chars.ts'
import type { Cursor } from './cursor.ts'
import { Kind, Token } from './token.ts'

const PLUS = 43
const MINUS = 45

interface Header {
  chomp: 'clip' | 'keep' | 'strip'
  /** The indentation indicator, 0 where there is none. */
  increment: number
}

/**
 * A literal or folded scalar. Its end is the end of its last line of content, without the line break; with `+` the
 * end of its last blank line, for those are content too.
 */
export function scanBlockScalar(cursor: Cursor): Token {
  const start = cursor.pos
  const folded = cursor.at() === 62
  cursor.pos += 1
  const { chomp, increment } = header(cursor)
  const headerEnd = cursor.pos
  cursor.restOfLine('the indicators of a block scalar')
  const least = Math.max(cursor.indent + 1, 1)
  let end = headerEnd
  let blank = { breaks: '', end: headerEnd }
  let indent = least + increment - 1
  if (increment === 0) {
    const found = leadingBlanks(cursor, headerEnd)
    indent = Math.max(least, found.indent)
    blank = found
  } else blank = blankLines(cursor, indent, headerEnd)

  let value = ''
  let lineBreak = ''
  while (cursor.column === indent && cursor.at() !== 0) {
    value += blank.breaks
    const more = isMoreIndented(cursor)
    const from = cursor.pos
    while (!isBreakOrEnd(cursor.at())) cursor.pos += 1
    value += cursor.text.slice(from, cursor.pos)
    end = cursor.pos
    lineBreak = cursor.lineBreak()
    blank = blankLines(cursor, indent, end)
    if (cursor.column !== indent || cursor.at() === 0) break
    if (!folded || lineBreak !== '\n' || more || isMoreIndented(cursor)) value += lineBreak
    else if (!blank.breaks) value += ' '
  }
  if (chomp !== 'strip') value += lineBreak
  if (chomp === 'keep') {
    value += blank.breaks
    end = Math.max(end, blank.end)
  }
  if (chomp !== 'strip') cursor.blockScalars.push({ start, end, keeps: chomp === 'keep' })
  if (cursor.at() === 0) cursor.openAtEnd = isOpen(cursor, chomp, end)
  return new Token(Kind.scalar, start, end, value, folded ? 'folded' : 'literal', headerEnd)
}

/** At the end of the text: whether a line break there would be part of the value. */
function isOpen(cursor: Cursor, chomp: Header['chomp'], end: number): boolean {
  if (chomp === 'keep') return cursor.pos === end || cursor.pos > cursor.lineStart
  return chomp === 'clip' && cursor.pos === end
}

function isMoreIndented(cursor: Cursor): boolean {
  return cursor.at() === SPACE || cursor.at() === TAB
}

function header(cursor: Cursor): Header {
  const found: Header = { chomp: 'clip', increment: 0 }
  const chomp = () => {
    if (cursor.at() !== PLUS && cursor.at() !== MINUS) return
    found.chomp = cursor.at() === PLUS ? 'keep' : 'strip'
    cursor.pos += 1
  }
  const increment = () => {
    const digit = cursor.at() - 48
    if (digit < 0 || digit > 9) return
    if (digit === 0) cursor.fail('an indentation indicator is a digit from 1 to 9')
    found.increment = digit
    cursor.pos += 1
  }
  chomp()
  increment()
  if (found.chomp === 'clip') chomp()
  if (!isSpaceBreakOrEnd(cursor.at())) cursor.fail('expected the indicators of a block scalar')
  return found
}

/** Blank lines before the first content; they tell the indentation where no indicator does. */
function leadingBlanks(cursor: Cursor, from: number): { breaks: string; end: number; indent: number } {
  let breaks = ''
  let indent = 0
  let end = from
  for (;;) {
    if (cursor.at() === SPACE) {
      cursor.pos += 1
      indent = Math.max(indent, cursor.column)
    } else if (isBreak(cursor.at())) {
      end = cursor.pos
      breaks += cursor.lineBreak()
    } else return { breaks, end, indent }
  }
}

function blankLines(cursor: Cursor, indent: number, from: number): { breaks: string; end: number } {
  let breaks = ''
  let end = from
  for (;;) {
    while (cursor.at() === SPACE && cursor.column < indent) cursor.pos += 1
    if (!isBreak(cursor.at())) return { breaks, end }
    end = cursor.pos
    breaks += cursor.lineBreak()
  }
}
