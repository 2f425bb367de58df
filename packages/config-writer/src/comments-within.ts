import type { Range } from './ranges.ts'

/** The comments (in the order of the text) that lie between two offsets. */
export function commentsWithin(comments: readonly Range[], start: number, end: number): readonly Range[] {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((comments[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  let last = low
  while ((comments[last]?.end ?? Infinity) <= end) last += 1
  return comments.slice(low, last)
}
