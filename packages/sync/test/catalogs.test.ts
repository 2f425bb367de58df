import { sync } from '@copilot-sync/sync'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { nestFields } from './helpers/nest-fields.ts'
import { hasPyYaml, loadWithPyYaml } from './helpers/load-with-pyyaml.ts'
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
  readonly wanted: unknown[]
}

/** Syncs a catalog into a copy of a config, twice; the second run must change nothing. */
async function syncInto(catalog: string, config: string): Promise<Written> {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-catalogs-'))
  const file = join(folder, 'config.yaml')
  cpSync(config, file)
  const options = { config: file, catalog, dryRun: false, timeoutMs: 1000, lockTimeoutMs: 1000 }
  const runtime = createTestRuntime(folder)
  const { plan } = await sync(runtime, options)
  const { mtimeMs } = statSync(file)
  const second = await sync(runtime, options)
  expect(second.result).toMatchObject({ changed: false, backup: null, unchanged: plan.add.length })
  expect(statSync(file).mtimeMs).toBe(mtimeMs)
  return {
    before: readFileSync(config, 'utf8'),
    after: readFileSync(file, 'utf8'),
    wanted: plan.add.map(({ entry }) => nestFields(entry)),
  }
}

test('there are at least eight configs of different style', () => {
  expect(configs.length).toBeGreaterThanOrEqual(8)
})

test.each([...own, ...real].map((catalog) => ({ catalog, name: catalog.replace(/.*\//, '') })))(
  '$name into every config: the plan is what PyYAML reads, the rest stays byte for byte',
  { timeout: 60_000 },
  async ({ catalog }) => {
    const written: Written[] = []
    for (const config of configs) written.push(await syncInto(catalog, config))
    for (const { before, after } of written) expect(keptBytes(before, after)).toBe(true)
    if (!hasPyYaml) return console.log('python3 with PyYAML is not here: what it reads is not compared')
    const loaded = loadWithPyYaml(written.flatMap(({ before, after }) => [before, after]))
    written.forEach(({ wanted }, at) => {
      const { model_list: had, ...restBefore } = loaded[2 * at] as Record<string, unknown>
      const { model_list: has, ...restAfter } = loaded[2 * at + 1] as Record<string, unknown>
      expect(restAfter).toEqual(restBefore)
      expect(has).toEqual(wanted.length === 0 ? had : [...((had as unknown[] | null) ?? []), ...wanted])
    })
  },
)

/** Whether one insertion makes the new text from the old, but for an empty list that gave way to a block. */
function keptBytes(before: string, after: string): boolean {
  let head = 0
  while (head < before.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return /^\s*(\[\s*\]|null|~)?\s*$/.test(before.slice(head, before.length - tail))
}
