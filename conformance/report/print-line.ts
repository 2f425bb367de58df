import type { Verdict } from '../judge-run.ts'
import { cellNames, type Run } from '../types.ts'
import { countCells } from './count-cells.ts'

const nameWidth = 60

export const lineHead = `${'run'.padEnd(nameWidth)}${cellNames.map((name) => name.padStart(10)).join('')}`

/** One run in one line: passed of asked, a cell kind a column. */
export function printLine({ name }: Run, verdicts: readonly Verdict[]): string {
  const counts = countCells(verdicts).map((count) => count.padStart(10))
  return `${name.padEnd(nameWidth)}${counts.join('')}`
}
