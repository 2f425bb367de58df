import type { CatalogModel } from '@copilot-sync/catalog'
import { exits, SyncError } from '@copilot-sync/errors'
import { sync, type SyncOutcome } from '@copilot-sync/sync'
import fc from 'fast-check'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { breakCatalog, breaks, ESC } from './helpers/break-catalog.ts'
import { isStated, lossesOf, servedBy } from './helpers/lost-capabilities.ts'
import { createTestRuntime } from './helpers/runtime.ts'

const CONFIG = `# the team's gateway
model_list:
  - model_name: direct   # paid
    litellm_params: { model: openai/gpt-5.4, api_key: os.environ/OPENAI_API_KEY }

litellm_settings:
  drop_params: true   # keep
`
const MODELS = 12
/** Of a refused answer: by a guard, or because it is no model list. */
const REFUSALS: readonly number[] = [exits.refused, exits.upstream]

const catalogs = ['test-fixtures/catalogs', '../shared/catalogs']
  .map((folder) => new URL(`../../../${folder}/`, import.meta.url))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^\d.*\.json$/.test(name))
      .map((name) => readModels(new URL(name, folder))),
  )
  .filter((models) => models.length > 2)

function readModels(file: URL): CatalogModel[] {
  const { data = [] }: { data?: CatalogModel[] } = JSON.parse(readFileSync(file, 'utf8'))
  // One of each id: what a second one says is nobody's news.
  return [...new Map(data.map((model) => [model.id, model])).values()].slice(0, MODELS)
}

/** In memory where that can be had: a sync waits for the disk a few times. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

interface Ran {
  readonly outcome: SyncOutcome | null
  readonly error: SyncError | null
  readonly warnings: readonly string[]
}

interface Start {
  readonly cwd: string
  /** What the folder is before the answer is broken. */
  reset(): void
  run(models: readonly CatalogModel[], day: number): Promise<Ran>
  config(): string
}

async function startWith(models: readonly CatalogModel[], remember: boolean): Promise<Start> {
  const cwd = mkdtempSync(join(scratch, 'copilot-sync-fuzz-'))
  const kept = mkdtempSync(join(scratch, 'copilot-sync-fuzz-'))
  folders.push(cwd, kept)
  writeFileSync(join(cwd, 'config.yaml'), CONFIG)
  const run: Start['run'] = async (answer, day) => {
    writeFileSync(join(cwd, 'models.json'), JSON.stringify({ data: answer }))
    const at = Date.parse('2026-09-01T00:00Z') + day * 3_600_000
    const { clock } = createTestRuntime(cwd)
    const runtime = createTestRuntime(cwd, { now: () => at, clock: { ...clock, now: () => at } })
    const options = { config: 'config.yaml', catalog: 'models.json', remember, timeoutMs: 10_000 }
    const asked = { ...options, dryRun: false, lockTimeoutMs: 1000 }
    return sync(runtime, asked).then(
      (outcome) => ({ outcome, error: null, warnings: runtime.warnings }),
      (error: unknown) => {
        if (!(error instanceof SyncError)) throw error
        return { outcome: null, error, warnings: runtime.warnings }
      },
    )
  }
  await run(models, 0)
  cpSync(cwd, kept, { recursive: true })
  return {
    cwd,
    run,
    config: () => readFileSync(join(cwd, 'config.yaml'), 'utf8'),
    reset() {
      rmSync(join(cwd, '.copilot-sync'), { recursive: true, force: true })
      cpSync(kept, cwd, { recursive: true })
    },
  }
}

const { of, each } = sweep(20)

describe.each([
  ['with memory', true],
  ['without memory', false],
])('%s', (_, remember) => {
  test(`${each} 1000 broken catalogs: nothing is lost unsaid, and the second run changes nothing`, async () => {
    const starts = await Promise.all(catalogs.map((models) => startWith(models, remember)))
    const property = fc.asyncProperty(fc.nat({ max: catalogs.length - 1 }), breaks, async (index, all) => {
      const [models, start] = [catalogs[index] ?? [], starts[index]]
      if (!start) throw new Error('no such catalog')
      start.reset()
      await check(start, models, breakCatalog(models, all), remember)
    })
    await fc.assert(property, { numRuns: of(1000), seed: 20_261_129, endOnFailure: false })
  }, 600_000)
})

async function check(
  { run, config }: Start,
  good: readonly CatalogModel[],
  broken: readonly CatalogModel[],
  remember: boolean,
): Promise<void> {
  const before = config()
  const served = servedBy(before)
  const first = await run(broken, 1)
  const after = config()
  const { outcome, error, warnings } = first
  const said = JSON.stringify([outcome?.result, warnings, error?.message])
  expect(said).not.toContain('[object')
  expect(after).toContain('model_name: direct   # paid')
  expect(after.endsWith('drop_params: true   # keep\n')).toBe(true)
  expect(after).not.toContain(ESC)
  expect(after).not.toMatch(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069\u200B-\u200F]/u)
  // LiteLLM takes a text that begins so for the name of a secret.
  expect(after.match(/(?<![\w/-])os\.environ\/[\w-]*/g)).toEqual(['os.environ/OPENAI_API_KEY'])
  if (!outcome) {
    expect(REFUSALS).toContain(error?.exit)
    expect(after).toBe(before)
    return
  }
  const { result } = outcome
  if (!result.changed) expect(after).toBe(before)

  const now = servedBy(after)
  const answer = new Map(broken.toReversed().map((model) => [model.id, model]))
  const gone = [...served].filter(([name]) => !now.has(name))
  expect(gone.map(([name]) => name).sort()).toEqual([...result.removed].sort())
  if (remember) expect(gone).toEqual([])
  for (const [, { model }] of gone) {
    if (answer.has(model)) expect(result.skipped.map(({ id }) => id)).toContain(model)
  }
  const unsaid = lossesOf(served, now).filter((loss) => {
    const [was, is] = [good.find(({ id }) => id === loss.model), answer.get(loss.model)]
    return !was || !is || !isStated(loss, { good: was, broken: is, absenceCounts: !remember })
  })
  expect(unsaid).toEqual([])
  for (const { name, fields } of result.updated) {
    for (const { path, to } of fields.filter((field) => field.path.startsWith('model_info.'))) {
      expect([name, path, now.get(name)?.info[path.replace('model_info.', '')] ?? null]).toEqual([name, path, to])
    }
  }

  const second = await run(broken, 2)
  expect([second.error?.code, second.outcome?.result.changed]).toEqual([undefined, false])
  expect(config()).toBe(after)

  const back = await run(good, 3)
  expect(back.error?.code).toBeUndefined()
  const again = servedBy(config())
  if (remember) expect([...served.keys()].filter((name) => !again.has(name))).toEqual([])
}
