import { isBreak, SPACE } from './chars.ts'
import type { Cursor } from './cursor.ts'
import { Kind, Token } from './token.ts'

const HASH = 35
/** Up to a blank or a `:` before one; in flow context also up to `,` `?` and brackets. */
const BLOCK_RUN = /(?:[^\0\t\n\r \x85\u2028\u2029:]|:(?![\0\t\n\r \x85\u2028\u2029]|$))+/y
const FLOW_RUN = /(?:[^\0\t\n\r \x85\u2028\u2029:,?[\]{}]|:(?![\0\t\n\r \x85\u2028\u2029,[\]{}]|$))+/y

/** An unquoted scalar, over several lines where it goes on. */
export function scanPlain(cursor: Cursor): Token {
  const start = cursor.pos
  const indent = cursor.indent + 1
  let end = start
  let value = ''
  let spaces = ''
  while (cursor.at() !== HASH) {
    const from = cursor.pos
    runOfPlain(cursor)
    if (cursor.pos === from) break
    cursor.allowSimpleKey = false
    value += spaces + cursor.text.slice(from, cursor.pos)
    end = cursor.pos
    spaces = plainSpaces(cursor)
    if (!spaces || cursor.at() === HASH || (cursor.flowLevel === 0 && cursor.column < indent)) break
  }
  return new Token(Kind.scalar, start, end, value)
}

function runOfPlain(cursor: Cursor): void {
  const run = cursor.flowLevel === 0 ? BLOCK_RUN : FLOW_RUN
  run.lastIndex = cursor.pos
  if (run.test(cursor.text)) cursor.pos = run.lastIndex
}

/** Spaces and line breaks inside a plain scalar, folded; empty where the scalar ends. Tabs end it. */
function plainSpaces(cursor: Cursor): string {
  const from = cursor.pos
  cursor.skipSpaces()
  if (!isBreak(cursor.at())) return cursor.text.slice(from, cursor.pos)
  const first = cursor.lineBreak()
  cursor.allowSimpleKey = true
  if (cursor.atDocumentMark()) return ''
  let breaks = ''
  for (;;) {
    if (cursor.at() === SPACE) cursor.pos += 1
    else if (isBreak(cursor.at())) {
      breaks += cursor.lineBreak()
      if (cursor.atDocumentMark()) return ''
    } else break
  }
  if (first !== '\n') return first + breaks
  return breaks || ' '
}
