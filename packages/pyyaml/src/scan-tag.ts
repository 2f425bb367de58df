import { isBlankOrEnd, isSpaceBreakOrEnd, isWord } from './chars.ts'
import type { Cursor } from './cursor.ts'
import { Kind, Token } from './token.ts'

const BANG = 33
const PERCENT = 37
const URI_MARKS: ReadonlySet<number> = new Set(Buffer.from(`-;/?:@&=+$,_.!~*'()[]%`))

/** `!name`, `!!name`, `!handle!name`, `!<uri>` or `!` alone. */
export function scanTag(cursor: Cursor): Token {
  const start = cursor.pos
  const next = cursor.at(1)
  let handle: string | null = null
  let suffix = '!'
  if (next === 60) {
    cursor.pos += 2
    suffix = scanUri(cursor)
    if (cursor.at() !== 62) cursor.fail('expected `>` at the end of a tag')
    cursor.pos += 1
  } else if (isBlankOrEnd(next)) cursor.pos += 1
  else {
    handle = '!'
    if (hasSecondBang(cursor)) handle = scanHandle(cursor)
    else cursor.pos += 1
    suffix = scanUri(cursor)
  }
  if (!isSpaceBreakOrEnd(cursor.at())) cursor.fail('expected a space after a tag')
  return new Token(Kind.tag, start, cursor.pos, suffix, 'plain', cursor.pos, handle)
}

function hasSecondBang(cursor: Cursor): boolean {
  for (let ahead = 1; !isSpaceBreakOrEnd(cursor.at(ahead)); ahead += 1) if (cursor.at(ahead) === BANG) return true
  return false
}

/** `!`, `!!` or `!name!`. */
export function scanHandle(cursor: Cursor): string {
  const from = cursor.pos
  if (cursor.at() !== BANG) cursor.fail('expected `!`')
  cursor.pos += 1
  if (cursor.at() !== 32) {
    while (isWord(cursor.at())) cursor.pos += 1
    if (cursor.at() !== BANG) cursor.fail('expected `!` at the end of a tag handle')
    cursor.pos += 1
  }
  return cursor.text.slice(from, cursor.pos)
}

export function scanUri(cursor: Cursor): string {
  const from = cursor.pos
  let escaped = false
  for (; ; cursor.pos += 1) {
    const code = cursor.at()
    if (!isWord(code) && !URI_MARKS.has(code)) break
    if (code !== PERCENT) continue
    escaped = true
    if (!/^[0-9A-Fa-f]{2}$/.test(cursor.text.slice(cursor.pos + 1, cursor.pos + 3))) {
      cursor.fail('expected two hexadecimal digits in a tag', cursor.pos + 1)
    }
    cursor.pos += 2
  }
  if (cursor.pos === from) cursor.fail('expected the name of a tag')
  const uri = cursor.text.slice(from, cursor.pos)
  if (!escaped) return uri
  try {
    return decodeURIComponent(uri)
  } catch {
    return cursor.fail('an escape in a tag is no UTF-8', from)
  }
}
