import type { Verdict } from '../judge-run.ts'
import { cellNames } from '../types.ts'

/** Passed of asked, a text for each kind of cell; `+3` for three names that are listed and no model's. */
export function countCells(verdicts: readonly Verdict[]): readonly string[] {
  return cellNames.map((cell) => {
    const all = verdicts.filter((verdict) => verdict.cell === cell)
    const asked = all.filter(({ extra }) => extra !== true)
    if (asked.length === 0) return '·'
    const passed = asked.filter(
      ({ color, why }) => color === 'green' || (color === 'wrong' && why.startsWith('passed')),
    )
    const extra = all.length - asked.length
    return `${passed.length}/${asked.length}${extra === 0 ? '' : `+${extra}`}`
  })
}
