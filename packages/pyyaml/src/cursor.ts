import { CR, isBreak, isBreakOrEnd, LF, SPACE } from './chars.ts'
import { linesOf } from './lines.ts'
import { YamlFault } from './yaml-fault.ts'

const BOM = 0xfeff

export interface Range {
  readonly start: number
  readonly end: number
}

/** Of those whose value the line break behind decides: not with `-`. */
export interface BlockScalarRange extends Range {
  /** With `+`: blank lines behind are part of it. */
  readonly keeps: boolean
}

/** Where the scanner stands: offset, line, indentation, and what may come next. */
export class Cursor {
  readonly text: string
  readonly comments: Range[] = []
  readonly blockScalars: BlockScalarRange[] = []
  /** The text ends inside a block scalar: a line break at its end would change the scalar's value. */
  openAtEnd = false
  pos: number
  lineStart: number
  indent = -1
  flowLevel = 0
  allowSimpleKey = true
  /** A byte order mark stands inside the text, where it is no column of its line. */
  readonly innerBom: boolean

  constructor(text: string, pos: number, innerBom = text.indexOf('\uFEFF', 1) !== -1) {
    this.text = text
    this.pos = pos
    this.lineStart = linesOf(text).startOf(pos)
    this.innerBom = innerBom
  }

  /** The code of the character `ahead` of the cursor; 0 at the end. */
  at(ahead = 0): number {
    const index = this.pos + ahead
    return index < this.text.length ? this.text.charCodeAt(index) : 0
  }

  /** PyYAML does not count a byte order mark as a column. */
  get column(): number {
    const column = this.pos - this.lineStart
    if (!this.innerBom) return column
    let marks = 0
    for (let i = this.lineStart; i < this.pos; i += 1) if (this.text.charCodeAt(i) === BOM) marks += 1
    return column - marks
  }

  skipSpaces(): void {
    while (this.at() === SPACE) this.pos += 1
  }

  skipComment(): void {
    if (this.at() !== 35) return
    const start = this.pos
    while (!isBreakOrEnd(this.at())) this.pos += 1
    this.comments.push({ start, end: this.pos })
  }

  /** Consumes a line break and gives what it stands for: LF, or LS and PS as they are; empty where there is none. */
  lineBreak(): string {
    const code = this.at()
    if (!isBreak(code)) return ''
    const at = this.pos
    this.pos += code === CR && this.at(1) === LF ? 2 : 1
    this.lineStart = this.pos
    return code > 0xff ? this.text.charAt(at) : '\n'
  }

  /** `---` or `...` at the start of a line. */
  atDocumentMark(): boolean {
    const code = this.at()
    if (code !== 45 && code !== 46) return false
    if (this.at(1) !== code || this.at(2) !== code) return false
    const next = this.at(3)
    return next === SPACE || next === 9 || isBreakOrEnd(next)
  }

  /** After the indicators of a block scalar and after a directive: spaces, a comment, the line's end. */
  restOfLine(what: string): void {
    this.skipSpaces()
    this.skipComment()
    if (!isBreakOrEnd(this.at())) this.fail(`expected a comment or a line break after ${what}`)
    this.lineBreak()
  }

  fail(message: string, offset = this.pos): never {
    throw new YamlFault(offset, message)
  }
}
