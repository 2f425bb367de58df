import type { Tally } from '../tally.ts'
import { cellNames } from '../types.ts'
import { countCells } from './count-cells.ts'

const marks = { green: '✓', red: 'r', wrong: '✗' }

/** The runs as tables of the documentation: a line a run, then a line a model of the first. */
export function printMarkdown({ runs }: Tally): string {
  const head = (name: string): string[] => [row([name, ...cellNames]), row(['---', ...cellNames.map(() => '---')])]
  const lines = runs
    .toSorted((left, right) => left.name.localeCompare(right.name, 'en'))
    .map(({ name, verdicts }) => row([name, ...countCells(verdicts)]))
  const [first] = runs
  const models = Object.keys(first?.rows ?? {}).map((id) => {
    const cells = cellNames.map((name) => {
      const verdict = first?.verdicts.find(({ cell, model }) => model === id && cell === name)
      return verdict === undefined ? '' : marks[verdict.color]
    })
    return row([`\`${id}\``, ...cells])
  })
  return `${[...head('run'), ...lines, '', ...head(first?.name ?? ''), ...models].join('\n')}\n`
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
