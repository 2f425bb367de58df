import { SyncError } from '@copilot-sync/errors'
import { type Plan, sync } from '@copilot-sync/sync'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { hasPyYaml, loadWithPyYaml } from './helpers/load-with-pyyaml.ts'
import { nestFields, setField } from './helpers/nest-fields.ts'
import { createTestRuntime } from './helpers/runtime.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const jsonFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d{2}.*\.json$|^[a-z0-9-]+\.json$/.test(name) && !name.startsWith('series'))
        .map((name) => join(folder, name))
    : []

const own = jsonFiles(join(root, 'test-fixtures/catalogs'))
// Answers of real accounts are not part of the project; where they lie beside it they are tried too.
const real = jsonFiles(join(root, '../shared/catalogs'))
if (real.length === 0) console.log('no real catalogs beside the project: only the own fixtures are tried')

const configs = readdirSync(join(root, 'test-fixtures/configs'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(root, 'test-fixtures/configs', name))

interface Written {
  readonly before: string
  readonly after: string
  readonly plan: Plan
}

/** Syncs a catalog into a copy of a config, twice; the second run must change nothing. A refusal must not either. */
async function syncInto(catalog: string, config: string): Promise<Written | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-catalogs-'))
  const file = join(folder, 'config.yaml')
  cpSync(config, file)
  const before = readFileSync(config, 'utf8')
  const options = { config: file, catalog, dryRun: false, timeoutMs: 1000, lockTimeoutMs: 1000 }
  const runtime = createTestRuntime(folder)
  try {
    const { plan } = await sync(runtime, options)
    const { mtimeMs } = statSync(file)
    const second = await sync(runtime, options)
    const ours = plan.add.length + plan.update.length + plan.unchanged
    expect(second.result).toMatchObject({ changed: false, backup: null, unchanged: ours })
    expect(statSync(file).mtimeMs).toBe(mtimeMs)
    return { before, after: readFileSync(file, 'utf8'), plan }
  } catch (error) {
    if (!(error instanceof SyncError) || error.code !== 'CATALOG_UNUSABLE') throw error
    expect(readFileSync(file, 'utf8')).toBe(before)
    return undefined
  }
}

test('there are at least eight configs of different style', () => {
  expect(configs.length).toBeGreaterThanOrEqual(8)
})

const tried = sweep(6)

test.each([...own, ...real].map((catalog, at) => ({ catalog, at, name: catalog.replace(/.*\//, '') })))(
  `$name into ${tried.each} the configs: the plan is what PyYAML reads, the rest stays byte for byte`,
  { timeout: 60_000 },
  async ({ catalog, at: offset }) => {
    const written: Written[] = []
    // Others for each catalog, so that no config is left out.
    for (const config of configs.filter((_, at) => tried.tries(at + offset))) {
      const one = await syncInto(catalog, config)
      if (one) written.push(one)
    }
    for (const { before, after, plan } of written) {
      if (plan.update.length + plan.remove.length === 0) expect(keptBytes(before, after), before).toBe(true)
    }
    if (!hasPyYaml) return console.log('python3 with PyYAML is not here: what it reads is not compared')
    const loaded = loadWithPyYaml(written.flatMap(({ before, after }) => [before, after]))
    written.forEach(({ plan }, at) => {
      const { model_list: had, ...restBefore } = loaded[2 * at] as Config
      const { model_list: has, ...restAfter } = loaded[2 * at + 1] as Config
      expect(restAfter).toEqual(restBefore)
      const added = new Set(plan.add.map(({ name }) => name))
      expect((has ?? []).filter(({ model_name: name }) => !added.has(name))).toEqual(applyTo(had ?? [], plan))
      expect((has ?? []).filter(({ model_name: name }) => added.has(name))).toEqual(
        plan.add.map(({ entry }) => nestFields(entry)),
      )
    })
  },
)

interface Config {
  readonly model_list?: readonly Entry[] | null
}
type Entry = Readonly<Record<string, unknown>> & { readonly model_name: string }

/** What the plan makes of the entries that were there. */
function applyTo(entries: readonly Entry[], { update, remove }: Plan): Entry[] {
  const gone = new Set(remove.map(({ key }) => key))
  return entries.flatMap((entry, at) => {
    if (gone.has(String(at))) return []
    const changed = structuredClone(entry)
    for (const { path, to } of update.find(({ key }) => key === String(at))?.fields ?? []) setField(changed, path, to)
    return [changed]
  })
}

/** Whether text was only put in, nothing taken out, but for the value of an empty list that gave way to a block. */
function keptBytes(before: string, after: string): boolean {
  const kept = before.replace(/^(["']?model_list["']?\s*:)[ \t]*(\[\s*\]|null|~)/m, '$1')
  let at = 0
  for (const char of kept) {
    at = after.indexOf(char, at) + 1
    if (at === 0) return false
  }
  return true
}
