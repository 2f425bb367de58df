import type { Verdict } from '../judge-run.ts'
import { cellNames, type Run } from '../types.ts'

const nameWidth = 60

export const lineHead = `${'run'.padEnd(nameWidth)}${cellNames.map((name) => name.padStart(10)).join('')}`

/** One run in one line: passed of asked, a cell kind a column. */
export function printLine({ name }: Run, verdicts: readonly Verdict[]): string {
  const counts = cellNames.map((cell) => {
    const asked = verdicts.filter((verdict) => verdict.cell === cell && !verdict.extra)
    const passed = asked.filter(
      ({ color, why }) => color === 'green' || (color === 'wrong' && why.startsWith('passed')),
    )
    const extra = verdicts.filter((verdict) => verdict.cell === cell && verdict.extra)
    const more = extra.length === 0 ? '' : `+${extra.length}`
    return asked.length === 0 ? '·' : `${passed.length}/${asked.length}${more}`
  })
  return `${name.padEnd(nameWidth)}${counts.map((count) => count.padStart(10)).join('')}`
}
