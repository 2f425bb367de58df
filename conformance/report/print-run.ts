import type { Verdict } from '../judge-run.ts'
import { cellNames, type Run } from '../types.ts'

const marks = { green: '✓', red: 'r', wrong: '✗' }

/** A row a model, a column a cell: ✓ passes, r is red as it has to be, ✗ is wrong, · is not asked. */
export function printRun({ rows }: Run, verdicts: readonly Verdict[]): string {
  const width = Math.max(...Object.keys(rows).map((id) => id.length), 5)
  const head = `  ${'model'.padEnd(width)}  ${cellNames.join('  ')}`
  const lines = Object.keys(rows).map((id) => {
    const cells = cellNames.map((name) => {
      const verdict = verdicts.find(({ cell, model }) => model === id && cell === name)
      return (verdict === undefined ? '·' : marks[verdict.color]).padEnd(name.length)
    })
    return `  ${id.padEnd(width)}  ${cells.join('  ')}`.trimEnd()
  })
  return [head, ...lines].join('\n')
}
