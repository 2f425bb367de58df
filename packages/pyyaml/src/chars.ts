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
