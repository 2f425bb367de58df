import { loadRules, mapCatalog, traceModel, type CatalogModel } from '@copilot-sync/mapper'
import { startRules } from '@copilot-sync/mapper/worker'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const fixtures = fileURLToPath(new URL('../../../test-fixtures/rules/', import.meta.url))
const catalog = new URL('../../../test-fixtures/catalogs/kitchen-sink.json', import.meta.url)
const references = ['./two-rules.mjs', ['./price-tag.ts', { prefix: 'llm' }]] as const

test('a mapping and its traces come out the same in the thread and in this one', async () => {
  const { data }: { data: CatalogModel[] } = JSON.parse(readFileSync(catalog, 'utf8'))
  const [here, there] = [await loadRules(references, fixtures), startRules(references, fixtures)]
  const [expected, got] = [mapCatalog(data, here), mapCatalog(data, there)]
  expect(expected.failed.length).toBeGreaterThan(0)
  const inFile = { file: join(fixtures, 'two-rules.mjs'), line: expect.any(Number), col: expect.any(Number) }
  const failed = expected.failed.map(({ rule, model, message }) => ({ rule, model, message, place: inFile }))
  expect(got).toEqual({ ...expected, failed })
  for (const model of data) expect(traceModel(model, there)).toEqual(traceModel(model, here))
})

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-worker-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const rule = (name: string, body: string): string =>
  `export default { api: 1, name: '${name}', summary: 'S.', reads: [], writes: ['model_info.${name}'], map(model) { ${body} } }`

const models = ['a', 'b', 'c'].map((id) => ({ id }))

test('a rule that was given up is not asked again, its model is named, and the table is the one without it', () => {
  const from = folderOf({
    'slow.mjs': rule('slow', "while (model.id === 'b'); return { 'model_info.slow': model.id }"),
    'next.mjs': rule('next', "return { 'model_info.next': model.id }"),
  })
  const uses = startRules(['./slow.mjs', './next.mjs'], from, { limits: { load: 5000, call: 200, run: 20_000 } })
  const started = performance.now()
  const { entries, failed } = mapCatalog(models, uses)
  expect(failed.map(({ model, givenUp }) => [model, givenUp])).toEqual([
    ['a', 'b'],
    ['b', 'b'],
    ['c', 'b'],
  ])
  expect(entries.map(({ keep }) => keep)).toEqual(models.map(() => ['model_info.slow']))
  expect(entries.map(({ fields }) => fields.at(-1)?.value)).toEqual(['a', 'b', 'c'])
  expect(mapCatalog(models, uses).failed).toEqual(failed)
  expect(performance.now() - started).toBeLessThan(8000)
})

test('all rules of a run together have a time of their own', () => {
  const from = folderOf({ 'slow.mjs': rule('slow', 'const end = Date.now() + 150; while (Date.now() < end);') })
  const { failed } = mapCatalog(
    models,
    startRules(['./slow.mjs'], from, { limits: { load: 5000, call: 1000, run: 300 } }),
  )
  expect(failed).toHaveLength(3)
  expect(failed[0]?.message).toContain('more than 0.3 s')
})

test('a thread that has gone for want of questions comes again', async () => {
  const from = folderOf({ 'one.mjs': rule('one', "return { 'model_info.one': 1 }") })
  const uses = startRules(['./one.mjs'], from)
  const first = mapCatalog(models, uses)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(mapCatalog(models, uses)).toEqual(first)
  expect(first.failed).toEqual([])
})

test('the identity is that of all code that was loaded, wherever the folder lies', () => {
  const files = {
    'one.mjs': `import { x } from './helper.ts'\n${rule('one', "return { 'model_info.one': x }")}`,
    'helper.ts': "import y from './deep.cjs'\nexport const x: number = y.y",
    'deep.cjs': 'exports.y = 1',
    'other.mjs': 'not read',
  }
  const identityOf = (changed: Readonly<Record<string, string>>): string | undefined =>
    startRules(['./one.mjs'], folderOf({ ...files, ...changed }))[0]?.identity?.()
  const identity = identityOf({})
  expect(identity).toMatch(/^[0-9a-f]{64}$/)
  expect(identityOf({ 'other.mjs': 'nor this' })).toBe(identity)
  expect(identityOf({ 'deep.cjs': 'exports.y = 1 ' })).not.toBe(identity)
  expect(identityOf({ 'helper.ts': `${files['helper.ts']} ` })).not.toBe(identity)
})
