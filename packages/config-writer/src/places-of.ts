import { linesOf } from '@copilot-sync/pyyaml'

/** A place in a text as editors count it: lines and columns from 1. */
export interface TextPlace {
  readonly file: string
  readonly line: number
  readonly col: number
}

/** Gives line and column of offsets; the table of lines is made at the first question. */
export function placesOf(text: string, file: string): (offset: number) => TextPlace {
  const lines = linesOf(text)
  return (offset) => ({ file, ...lines.positionOf(offset) })
}
