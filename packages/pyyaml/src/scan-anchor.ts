import { isBlankOrEnd, isWord } from './chars.ts'
import type { Cursor } from './cursor.ts'
import { Kind, Token } from './token.ts'

/** `?` `:` `,` `]` `}` `%` `@` and the backtick may follow the name at once. */
const AFTER_NAME: ReadonlySet<number> = new Set([63, 58, 44, 93, 125, 37, 64, 96])

/** `&name` or `*name`. */
export function scanAnchor(cursor: Cursor): Token {
  const start = cursor.pos
  const kind = cursor.at() === 42 ? Kind.alias : Kind.anchor
  cursor.pos += 1
  while (isWord(cursor.at())) cursor.pos += 1
  const next = cursor.at()
  if (cursor.pos === start + 1 || !(isBlankOrEnd(next) || AFTER_NAME.has(next))) {
    cursor.fail('an anchor or alias has a name of letters, digits, `-` and `_`')
  }
  return new Token(kind, start, cursor.pos, cursor.text.slice(start + 1, cursor.pos))
}
