import { CR, isBreak, LF } from './chars.ts'

/** A place as editors count it: lines and columns from 1. */
interface Position {
  readonly line: number
  readonly col: number
}

/** The lines of a text, by offsets in it. They end where PyYAML ends them; `positionOf` counts them as editors do. */
export interface Lines {
  /** A line break is at this offset. */
  isBreak(offset: number): boolean
  /** The offset after the line break at `offset`; `offset` itself where there is none. */
  afterBreak(offset: number): number
  /** The first character of the line that `offset` is in; a byte order mark is before the first line. */
  startOf(offset: number): number
  /** The line break (or the end of the text) that ends the line of `offset`. */
  endOf(offset: number): number
  positionOf(offset: number): Position
}

export function linesOf(text: string): Lines {
  return new TextLines(text)
}

class TextLines implements Lines {
  readonly #text: string
  /** Made at the first question for a position. */
  #starts: readonly number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  isBreak(offset: number): boolean {
    return offset < this.#text.length && isBreak(this.#text.charCodeAt(offset))
  }

  afterBreak(offset: number): number {
    if (!this.isBreak(offset)) return offset
    const isPair = this.#text.charCodeAt(offset) === CR && this.#text.charCodeAt(offset + 1) === LF
    return isPair ? offset + 2 : offset + 1
  }

  startOf(offset: number): number {
    let start = offset
    while (start > 0 && !this.isBreak(start - 1)) start -= 1
    return start === 0 && this.#text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : start
  }

  endOf(offset: number): number {
    let end = offset
    while (end < this.#text.length && !this.isBreak(end)) end += 1
    return end
  }

  positionOf(offset: number): Position {
    this.#starts ??= startsOf(this.#text)
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, col: Math.max(offset - (this.#starts[low] ?? 0), 0) + 1 }
  }
}

function startsOf(text: string): number[] {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0]
  for (const found of text.matchAll(/\r\n?|\n/g)) starts.push(found.index + found[0].length)
  return starts
}
