import { linesOf } from '@copilot-sync/pyyaml'
import type { BlockScalarRange, Range } from '../ranges.ts'
import { nextLine } from './line-at.ts'

/**
 * The blank lines that would become part of a block scalar (with `+`) once all lines between are gone. None where
 * something else is put there.
 */
export function blankBelow(
  text: string,
  scalars: readonly BlockScalarRange[],
  gone: readonly Range[],
  filled: ReadonlySet<number>,
): Range[] {
  const ends = new Map(gone.map(({ start, end }) => [start, end]))
  return scalars.flatMap(({ end, keeps }) => {
    const first = nextLine(text, end)
    let start = first
    for (let next = ends.get(start); next !== undefined && next > start; next = ends.get(start)) start = next
    const blank = start === first || !keeps || filled.has(start) ? start : afterBlank(text, start)
    return blank > start ? [{ start, end: blank }] : []
  })
}

function afterBlank(text: string, offset: number): number {
  let at = offset
  for (;;) {
    let end = at
    while (text.charAt(end) === ' ') end += 1
    const next = linesOf(text).afterBreak(end)
    if (next === end) return end === text.length ? end : at
    at = next
  }
}
