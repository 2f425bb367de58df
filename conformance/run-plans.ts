import { bootAndAsk, type Plan, type Setting } from './boot-and-ask.ts'
import { expectModels } from './expect-models.ts'
import { judgeRun } from './judge-run.ts'
import type { Flags } from './parse-flags.ts'
import { pool } from './pool.ts'
import { lineHead, printLine } from './report/print-line.ts'
import { printRun } from './report/print-run.ts'
import { count, type Tally } from './tally.ts'

interface Options {
  readonly flags: Pick<Flags, 'jobs' | 'verbose'>
  readonly tally: Tally
  readonly print: (text: string) => void
  /** Whether what is wrong counts as failed. */
  readonly counts: boolean
}

/** Runs proxies a few at a time; one line each, a row a model for the first and for those with something wrong. */
export async function runPlans(plans: readonly Plan[], setting: Setting, options: Options): Promise<void> {
  const { counts, flags, print, tally } = options
  print(lineHead)
  let full = flags.verbose || counts
  await pool(plans, flags.jobs, async (plan) => {
    try {
      const run = await bootAndAsk(plan, setting)
      const verdicts = judgeRun(run, expectModels(plan.catalog.models))
      const wrong = verdicts.filter(({ color }) => color === 'wrong')
      print(printLine(run, verdicts))
      if (full || (counts && wrong.length > 0)) print(printRun(run, verdicts))
      full = flags.verbose
      tally.runs.push({ ...run, verdicts })
      if (!counts) return
      for (const { cell, model, why } of wrong) print(`  ✗ ${model} ${cell} ${why}`)
      count({ cells: verdicts.length, failed: wrong.length }, tally)
    } catch (error) {
      print(`${plan.name}\n  ✗ ${error instanceof Error ? error.message : String(error)}`)
      count({ cells: 1, failed: 1 }, tally)
    }
  })
}
