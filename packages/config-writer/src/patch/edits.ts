import { linesOf } from '@copilot-sync/pyyaml'
import type { BlockScalarRange } from '../ranges.ts'
import { blankBelow } from './blank-below.ts'

/** Replaces the characters from `start` to `end`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** The text is whole lines and begins on a line of its own. */
  readonly lines?: boolean
}

export class EditClash extends Error {
  readonly offset: number

  constructor(offset: number) {
    super('two edits at one place')
    this.offset = offset
  }
}

/** The last line break, where the line before it is not blank. */
const LAST_OF_LINE = /(?<=[^\r\n\x85\u2028\u2029])(?:\r\n|[\r\n\x85\u2028\u2029])$/

/** Applies edits that do not overlap, but for removals that share characters; of those at one place the insertions come first, in their order. */
export function applyEdits(
  text: string,
  edits: readonly Edit[],
  eol: string,
  blockScalars: readonly BlockScalarRange[],
): string {
  const gone = edits.filter((edit) => edit.text === '' && edit.end > edit.start)
  const filled = new Set(edits.filter((edit) => edit.text !== '').map(({ start }) => start))
  const blank = blankBelow(text, blockScalars, gone, filled).map(({ start, end }): Edit => ({ start, end, text: '' }))
  const sorted = [...edits, ...blank].toSorted(
    (a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start),
  )
  // Pieces, joined once: reading the end of a string that grows copies it each time.
  const pieces: string[] = []
  const put = (piece: string) => piece !== '' && pieces.push(piece)
  let from = 0
  for (const edit of sorted) {
    if (edit.start < from && edit.text !== '') throw new EditClash(edit.start)
    put(text.slice(from, edit.start))
    const last = pieces.at(-1)
    if (edit.lines && last !== undefined && !endsWithBreak(last)) put(eol)
    put(edit.text)
    from = Math.max(from, edit.end)
  }
  put(text.slice(from))
  const out = pieces.join('')
  if (endsWithBreak(text) || !endsWithBreak(out)) return out
  // A removed line must not open a block scalar's end; lines of ours hold no block scalars.
  let kept = sorted.at(-1)?.lines ? -1 : text.length
  for (const { start, end, text: written } of sorted.toReversed()) {
    if (end !== kept || start === end || written !== '') break
    kept = start
  }
  const inScalar = blockScalars.some(({ end }) => end === kept || linesOf(text).afterBreak(end) === kept)
  return inScalar ? out : out.replace(LAST_OF_LINE, '')
}

function endsWithBreak(text: string): boolean {
  return text !== '' && linesOf(text).isBreak(text.length - 1)
}
