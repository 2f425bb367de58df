import { writeFileSync } from 'node:fs'
import { bootAndAsk, type Plan, type Setting } from './boot-and-ask.ts'
import { expectModels } from './expect-models.ts'
import { findCatalogs } from './find-catalogs.ts'
import { judgeRun, type Verdict } from './judge-run.ts'
import { parseFlags, usage, type Flags } from './parse-flags.ts'
import { planCatalogs } from './parts/plan-catalogs.ts'
import { planCompare } from './parts/plan-compare.ts'
import { planProduct } from './parts/plan-product.ts'
import { runFaults } from './parts/run-faults.ts'
import { pool } from './pool.ts'
import { findPython } from './proxy/find-python.ts'
import { makeVenv } from './proxy/make-venv.ts'
import { lineHead, printLine } from './report/print-line.ts'
import { printRun } from './report/print-run.ts'
import { readVersions } from './read-versions.ts'
import type { CatalogFile, Run } from './types.ts'

interface Tally {
  cells: number
  failed: number
  readonly runs: (Run & { readonly verdicts: readonly Verdict[] })[]
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args)
  if (flags.help) return print(usage) ?? 0
  const python = findPython()
  if (python === undefined) {
    print('conformance: no Python 3.10 or later with venv on this machine, so no LiteLLM to test with.')
    return process.env['CI'] === 'true' ? 1 : 0
  }
  const versions = readVersions()
  const wanted = flags.allVersions ? versions.all : [flags.litellm ?? versions.pinned]
  const catalogs = findCatalogs().filter(({ name }) => name.includes(flags.catalog))
  const tally: Tally = { cells: 0, failed: 0, runs: [] }
  for (const litellm of wanted) {
    print(`LiteLLM ${litellm}, ${python}`)
    const setting = { programs: await makeVenv(python, litellm), litellm, cli: flags.cli, keep: flags.keep }
    await testVersion(setting, catalogs, flags.allVersions ? { ...flags, parts: ['catalogs'] } : flags, tally)
  }
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(tally, null, 1)}\n`)
  print(`conformance: ${tally.cells} cells, ${tally.failed} failed`)
  return tally.failed === 0 && tally.cells > 0 ? 0 : 1
}

async function testVersion(
  setting: Setting,
  catalogs: readonly CatalogFile[],
  flags: Flags,
  tally: Tally,
): Promise<void> {
  const [first] = catalogs
  if (first === undefined) throw new Error(`no catalog with "${flags.catalog}" in its name`)
  const has = (part: Flags['parts'][number]): boolean => flags.parts.includes(part)
  const plans = [...(has('catalogs') ? planCatalogs(catalogs) : []), ...(has('product') ? planProduct(catalogs) : [])]
  if (plans.length > 0) await runPlans(plans, setting, flags, tally, true)
  if (has('faults')) count(await runFaults(first, setting, flags.jobs, print), tally)
  if (has('yaml')) {
    const { runYaml } = await import('./parts/run-yaml.ts')
    count(await runYaml(catalogs, setting, print), tally)
  }
  if (has('compare')) await runPlans(catalogs.flatMap(planCompare), setting, flags, tally, false)
}

async function runPlans(
  plans: readonly Plan[],
  setting: Setting,
  flags: Flags,
  tally: Tally,
  counts: boolean,
): Promise<void> {
  print(lineHead)
  let full = flags.verbose || counts
  await pool(plans, flags.jobs, async (plan) => {
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
  })
}

function count({ cells, failed }: { readonly cells: number; readonly failed: number }, tally: Tally): void {
  tally.cells += cells
  tally.failed += failed
}
