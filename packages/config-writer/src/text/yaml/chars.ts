/** Character classes as PyYAML 6.0.3 has them; code 0 stands for the end of the text. */
export const TAB = 9
export const LF = 10
export const CR = 13
export const SPACE = 32
const NEL = 0x85
const LS = 0x2028
const PS = 0x2029

/** PyYAML ends a line at LF, CR, CR LF, NEL, LS and PS. */
export function isBreak(code: number): boolean {
  return code === LF || code === CR || code === NEL || code === LS || code === PS
}

export function isBreakOrEnd(code: number): boolean {
  return code === 0 || isBreak(code)
}

/** Space, line break or end. */
export function isSpaceBreakOrEnd(code: number): boolean {
  return code === SPACE || isBreakOrEnd(code)
}

/** Space, tab, line break or end. */
export function isBlankOrEnd(code: number): boolean {
  return code === TAB || code === SPACE || isBreakOrEnd(code)
}

/** Letters, digits, `-` and `_`: what names of anchors, directives and tag handles are made of. */
export function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 45 ||
    code === 95
  )
}

/** The offset after the line break at `offset`; `offset` itself where there is none. */
export function afterBreak(text: string, offset: number): number {
  const code = offset < text.length ? text.charCodeAt(offset) : 0
  if (!isBreak(code)) return offset
  return code === CR && text.charCodeAt(offset + 1) === LF ? offset + 2 : offset + 1
}

/** The offset of the first character of the line that `offset` is in; a byte order mark is before the first line. */
export function lineStartOf(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start -= 1
  return start === 0 && text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : start
}

/** The offset of the line break (or the end of the text) that ends the line of `offset`. */
export function lineEndOf(text: string, offset: number): number {
  let end = offset
  while (end < text.length && !isBreak(text.charCodeAt(end))) end += 1
  return end
}
