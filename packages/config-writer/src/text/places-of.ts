/** A place in a text as editors count it: lines and columns from 1. */
export interface TextPlace {
  readonly file: string
  readonly line: number
  readonly col: number
}

/** Gives line and column of offsets; the table of lines is made at the first question. */
export function placesOf(text: string, file: string): (offset: number) => TextPlace {
  let starts: number[] | undefined
  return (offset) => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, col: Math.max(offset - (starts[low] ?? 0), 0) + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0]
  for (const found of text.matchAll(/\r\n?|\n/g)) starts.push(found.index + found[0].length)
  return starts
}
