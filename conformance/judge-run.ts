import { userModel } from './configs/user-config.ts'
import { expectedRed, type ExpectedRed } from './expected.ts'
import { cellNames, type Cell, type CellName, type Expectation, type Run } from './types.ts'

/** `green` and `red` as they should be; `wrong` is everything else. */
export interface Verdict {
  readonly model: string
  readonly cell: CellName
  readonly color: 'green' | 'red' | 'wrong'
  readonly why: string
  /** A name that the proxy lists and no model has. */
  readonly extra?: true
}

/** Each cell against what it should be: red cells are expected one by one, with their status. */
export function judgeRun(run: Run, models: readonly Expectation[]): readonly Verdict[] {
  const verdicts = models.flatMap((model) =>
    cellNames.flatMap((cell) => {
      const outcome = run.rows[model.id]?.[cell]
      if (outcome === undefined) return []
      return [{ model: model.id, cell, ...judgeCell(outcome, expectedRed(cell, model, run)) }]
    }),
  )
  const known = new Set([userModel, ...models.map(({ id }) => `github_copilot/${id}`)])
  const extra = run.names.filter((name) => !known.has(name))
  return [
    ...verdicts,
    ...extra.map((model) => ({
      model,
      cell: 'listed' as const,
      color: 'wrong' as const,
      why: 'listed, but not usable',
      extra: true as const,
    })),
  ]
}

function judgeCell({ ok, status, why }: Cell, expected: ExpectedRed | undefined): Pick<Verdict, 'color' | 'why'> {
  if (!ok && expected?.status === status) return { color: 'red', why: expected.reason }
  if (!ok) return { color: 'wrong', why: `${status === 0 ? 'answer' : status}: ${why}` }
  if (expected === undefined) return { color: 'green', why: '' }
  return { color: 'wrong', why: `passed, but should be ${expected.status}: ${expected.reason}` }
}
