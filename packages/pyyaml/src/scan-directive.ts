import { isBreakOrEnd, isSpaceBreakOrEnd, isWord } from './chars.ts'
import type { Cursor } from './cursor.ts'
import { scanHandle, scanUri } from './scan-tag.ts'
import { Kind, Token } from './token.ts'

/** `%YAML 1.1`, `%TAG !h! prefix`, or one that is unknown and ignored. */
export function scanDirective(cursor: Cursor): Token {
  const start = cursor.pos
  cursor.pos += 1
  const from = cursor.pos
  while (isWord(cursor.at())) cursor.pos += 1
  const name = cursor.text.slice(from, cursor.pos)
  if (!name || !isSpaceBreakOrEnd(cursor.at())) cursor.fail('expected the name of a directive')
  let value = ''
  let handle: string | null = null
  if (name === 'YAML') value = version(cursor)
  else if (name === 'TAG') {
    cursor.skipSpaces()
    handle = scanHandle(cursor)
    if (cursor.at() !== 32) cursor.fail('expected a space after a tag handle')
    cursor.skipSpaces()
    value = scanUri(cursor)
    if (!isSpaceBreakOrEnd(cursor.at())) cursor.fail('expected a space after a tag prefix')
  } else while (!isBreakOrEnd(cursor.at())) cursor.pos += 1
  const end = cursor.pos
  cursor.restOfLine('a directive')
  return new Token(Kind.directive, start, end, name === 'TAG' ? value : `${name} ${value}`, 'plain', end, handle)
}

function version(cursor: Cursor): string {
  cursor.skipSpaces()
  const found = /^\d+\.\d+/.exec(cursor.text.slice(cursor.pos, cursor.pos + 40))?.[0]
  if (!found) return cursor.fail('expected a version such as 1.1')
  cursor.pos += found.length
  if (!isSpaceBreakOrEnd(cursor.at())) cursor.fail('expected a space after the version')
  return found
}
