import { writeFileSync } from 'node:fs'
import type { Setting } from './boot-and-ask.ts'
import { findCatalogs } from './find-catalogs.ts'
import { parseFlags, usage, type Flags } from './parse-flags.ts'
import { planCatalogs } from './parts/plan-catalogs.ts'
import { planCompare } from './parts/plan-compare.ts'
import { planProduct } from './parts/plan-product.ts'
import { runFaults } from './parts/run-faults.ts'
import { findPython } from './proxy/find-python.ts'
import { makeVenv } from './proxy/make-venv.ts'
import { readVersions } from './read-versions.ts'
import { printMarkdown } from './report/print-markdown.ts'
import { runPlans } from './run-plans.ts'
import { count, type Tally } from './tally.ts'

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
  const tally: Tally = { cells: 0, failed: 0, runs: [] }
  for (const litellm of flags.allVersions ? versions.all : [flags.litellm ?? versions.pinned]) {
    const programs = await makeVenv(python, litellm, versions.pinned, print)
    print(`LiteLLM ${litellm}`)
    const setting = { programs, litellm, cli: flags.cli, keep: flags.keep }
    if (flags.live) return askAccount(setting, flags)
    await testVersion(setting, flags.allVersions ? { ...flags, parts: ['catalogs'] } : flags, tally)
  }
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(tally, null, 1)}\n`)
  if (flags.markdown !== undefined) writeFileSync(flags.markdown, printMarkdown(tally))
  print(`conformance: ${tally.cells} cells, ${tally.failed} failed`)
  return tally.failed === 0 && tally.cells > 0 ? 0 : 1
}

async function testVersion(setting: Setting, flags: Flags, tally: Tally): Promise<void> {
  const catalogs = findCatalogs().filter(({ name }) => name.includes(flags.catalog))
  const [first] = catalogs
  if (first === undefined) throw new Error(`no catalog with "${flags.catalog}" in its name`)
  const has = (part: Flags['parts'][number]): boolean => flags.parts.includes(part)
  const plans = [...(has('catalogs') ? planCatalogs(catalogs) : []), ...(has('product') ? planProduct(catalogs) : [])]
  if (plans.length > 0) await runPlans(plans, setting, { flags, tally, print, counts: true })
  if (has('faults')) count(await runFaults(first, setting, flags.jobs, print), tally)
  // Only these two load the packages under test into this process.
  if (has('yaml')) count(await (await import('./parts/run-yaml.ts')).runYaml(catalogs, setting, print), tally)
  if (has('live')) count(await (await import('./parts/rehearse-live.ts')).rehearseLive(setting, print), tally)
  if (has('compare')) {
    await runPlans(catalogs.flatMap(planCompare), setting, { flags, tally, print, counts: false })
  }
}

async function askAccount(setting: Setting, flags: Flags): Promise<number> {
  const { runLive } = await import('./live/run-live.ts')
  const { liveEnvironment } = await import('./live/live-environment.ts')
  const environment = liveEnvironment(process.env)
  const result = await runLive(setting, { yes: flags.yes, model: flags.model, environment, print })
  if (result === undefined) return 0
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(result.shared, null, 1)}\n`)
  const failed = result.verdicts.filter(({ color }) => color === 'wrong').length
  print(`conformance: ${result.verdicts.length} cells, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
