import { isBlankOrEnd, isBreak, SPACE, TAB } from './chars.ts'
import type { Cursor } from './cursor.ts'
import { Kind, Token } from './token.ts'

const DOUBLE = 34
const SINGLE = 39
const BACKSLASH = 92

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1B',
  ' ': ' ',
  '"': '"',
  '\\': '\\',
  '/': '/',
  N: '\x85',
  _: '\xA0',
  L: '\u2028',
  P: '\u2029',
}
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** A scalar in single or double quotes. */
export function scanQuoted(cursor: Cursor): Token {
  const start = cursor.pos
  const quote = cursor.at()
  cursor.pos += 1
  let value = quotedRun(cursor, quote)
  while (cursor.at() !== quote) value += quotedSpaces(cursor) + quotedRun(cursor, quote)
  cursor.pos += 1
  return new Token(Kind.scalar, start, cursor.pos, value, quote === DOUBLE ? 'double' : 'single')
}

function quotedRun(cursor: Cursor, quote: number): string {
  let value = ''
  let from = cursor.pos
  for (;;) {
    const code = cursor.at()
    if (isBlankOrEnd(code)) break
    if (code === quote) {
      if (quote === DOUBLE || cursor.at(1) !== SINGLE) break
      value += cursor.text.slice(from, cursor.pos + 1)
      cursor.pos += 2
      from = cursor.pos
    } else if (code === BACKSLASH && quote === DOUBLE) {
      value += cursor.text.slice(from, cursor.pos) + escape(cursor)
      from = cursor.pos
    } else cursor.pos += 1
  }
  return value + cursor.text.slice(from, cursor.pos)
}

function escape(cursor: Cursor): string {
  cursor.pos += 1
  if (isBreak(cursor.at())) {
    cursor.lineBreak()
    return quotedBreaks(cursor)
  }
  const name = cursor.text.charAt(cursor.pos)
  const plain = ESCAPES[name]
  const length = HEX_LENGTH[name]
  if (plain === undefined && length === undefined) cursor.fail('unknown escape in a double-quoted scalar')
  cursor.pos += 1
  if (length === undefined) return plain ?? ''
  const digits = cursor.text.slice(cursor.pos, cursor.pos + length)
  if (!/^[0-9A-Fa-f]+$/.test(digits) || digits.length < length) cursor.fail(`expected ${length} hexadecimal digits`)
  const code = Number.parseInt(digits, 16)
  if (code > 0x10ffff) cursor.fail('an escape beyond Unicode')
  cursor.pos += length
  return String.fromCodePoint(code)
}

function quotedSpaces(cursor: Cursor): string {
  const from = cursor.pos
  skipBlanks(cursor)
  const blanks = cursor.text.slice(from, cursor.pos)
  if (cursor.at() === 0) cursor.fail('a quoted scalar is not closed')
  if (!isBreak(cursor.at())) return blanks
  const first = cursor.lineBreak()
  const breaks = quotedBreaks(cursor)
  if (first !== '\n') return first + breaks
  return breaks || ' '
}

function quotedBreaks(cursor: Cursor): string {
  let breaks = ''
  for (;;) {
    if (cursor.atDocumentMark()) cursor.fail('a document separator inside a quoted scalar')
    skipBlanks(cursor)
    if (!isBreak(cursor.at())) return breaks
    breaks += cursor.lineBreak()
  }
}

function skipBlanks(cursor: Cursor): void {
  while (cursor.at() === SPACE || cursor.at() === TAB) cursor.pos += 1
}
