import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasPyYaml, pyLoad } from '../../../packages/pyyaml/test/py-yaml.ts'
import { breakCatalog, breaks } from '../../../packages/sync/test/helpers/break-catalog.ts'
import { lossesOf, servedBy } from '../../../packages/sync/test/helpers/lost-capabilities.ts'
import { sweep } from '../../../scripts/sweep.ts'
import type { Run } from './helpers/run-cli.ts'
import { config, createWorkspace } from './helpers/workspace.ts'

const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const { data: models } = JSON.parse(
  readFileSync(new URL('../../../test-fixtures/catalogs/2026-07-tiers.json', import.meta.url), 'utf8'),
)
const { of, each } = sweep(10)
/** Done, and nothing lost; refused by a guard; no model list. */
const CODES = [0, 3, 5]

interface Updated {
  readonly name: string
  readonly fields: readonly { readonly path: string; readonly to: unknown }[]
}

test(`${each} 50 broken catalogs through the command line: clean, without loss, and the second run is none`, async () => {
  const shown = fc.constantFrom('text', 'markdown', 'unified', 'json')
  const property = fc.asyncProperty(breaks, shown, async (all, format) => {
    const { path, read, run, write } = createWorkspace()
    const flags = ['sync', '--catalog', 'models.json', '--remember', ...(format === 'json' ? ['--json'] : [])]
    write('models.json', JSON.stringify({ data: models }))
    expect((await run(...flags)).code).toBe(0)
    const before = read('config.yaml')

    write('models.json', JSON.stringify({ data: breakCatalog(models, all) }))
    expectClean(await run('diff', '--format', format, '--catalog', 'models.json'))
    const first = await run(...flags, '--log-file', 'run.log', '--report', 'page.html')
    expectClean(first)
    for (const file of ['run.log', 'page.html'].filter((name) => first.code === 0 || name === 'run.log')) {
      expect([file, UNSEEN.exec(readFileSync(path(file), 'utf8'))]).toEqual([file, null])
    }
    const after = read('config.yaml')
    expect(after.startsWith(config.slice(0, config.indexOf('litellm_settings')).trimEnd())).toBe(true)
    if (first.code !== 0) return expect(after).toBe(before)

    const was = servedBy(before)
    const is = servedBy(after)
    expect([...was.keys()].filter((name) => !is.has(name))).toEqual([])
    if (format === 'json') {
      const { result } = first.json()
      if (!result.changed) expect(after).toBe(before)
      const updated = new Set(result.updated.flatMap(({ fields }: Updated) => fields.map((field) => field.path)))
      for (const { field } of lossesOf(was, is)) expect(updated).toContain(`model_info.${field}`)
      if (hasPyYaml) expectWritten(after, result.updated)
    }
    const second = await run(...flags)
    expect([second.code, read('config.yaml') === after]).toEqual([0, true])
  })
  await fc.assert(property, { numRuns: of(50), seed: 20_261_129 })
}, 600_000)

function expectClean({ code, stdout, stderr }: Run): void {
  expect(CODES).toContain(code)
  for (const text of [stdout, stderr]) {
    expect(UNSEEN.exec(text)?.[0].codePointAt(0)?.toString(16)).toBeUndefined()
    expect(text).not.toContain('[object')
  }
}

/** PyYAML reads back what the plan says. */
function expectWritten(text: string, updated: readonly Updated[]): void {
  const [loaded] = pyLoad([text])
  const list: readonly Record<string, unknown>[] = Reflect.get(Object(loaded?.data), 'model_list')
  for (const { name, fields } of updated) {
    const entry = list.find((one) => one['model_name'] === name)
    for (const { path, to } of fields) {
      const [section = '', key = ''] = path.split('.')
      expect([name, path, Reflect.get(Object(entry?.[section]), key) ?? null]).toEqual([name, path, to])
    }
  }
}
