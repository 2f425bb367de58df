import type { CatalogModel, Json } from '@copilot-sync/catalog'
import { mapCatalog, type MappingRule, type RuleUse } from '@copilot-sync/mapper'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cpuTime } from '../../../scripts/cpu-time.ts'
import { first, mapping, models, naming, selecting } from './make-rules.ts'

const vision: MappingRule = {
  api: 1,
  name: 'vision',
  summary: 'Whether the model takes images.',
  reads: ['capabilities.supports.vision'],
  writes: ['model_info.supports_vision'],
  map: (model) => ({ 'model_info.supports_vision': model.get('capabilities.supports.vision') === true }),
  examples: [{ catalog: {}, entry: { 'model_info.supports_vision': false } }],
}

test('one model and one rule give one entry', () => {
  const { entries, unmapped } = mapCatalog(
    [{ id: 'gpt-5.5', capabilities: { supports: { vision: true, telepathy: true } } }],
    [{ rule: vision }],
  )
  expect(entries).toEqual([
    {
      name: 'github_copilot/gpt-5.5',
      id: 'copilot-github_copilot-gpt-5.5',
      model: 'gpt-5.5',
      fields: [
        { path: 'litellm_params.model', value: 'github_copilot/gpt-5.5', rule: 'core' },
        { path: 'model_info.id', value: 'copilot-github_copilot-gpt-5.5', rule: 'core' },
        { path: 'model_info.managed_by', value: 'copilot-sync', rule: 'core' },
        { path: 'model_info.supports_vision', value: true, rule: 'vision' },
      ],
      keep: [],
      unreadable: [],
    },
  ])
  expect(unmapped).toEqual([{ path: 'capabilities.supports.telepathy', models: ['gpt-5.5'] }])
})

/** The first entry's own fields. */
function fieldsOf(uses: RuleUse[]): Record<string, Json> {
  const fields = mapCatalog(models('m'), uses).entries[0]?.fields ?? []
  return Object.fromEntries(fields.filter(({ rule }) => rule !== 'core').map(({ path, value }) => [path, value]))
}

test('litellm_params come first, then id and mark, then the rules in their order', () => {
  const uses = [
    mapping('b', () => ({ 'model_info.b': 1, 'litellm_params.b': 2 }), {
      writes: ['model_info.b', 'litellm_params.b'],
    }),
    mapping('a', () => ({ 'litellm_params.a': { nested: [null] }, 'model_info.a': undefined }), {
      writes: ['litellm_params.a', 'model_info.a'],
    }),
  ]
  const { entries, owned } = mapCatalog(models('m'), uses)
  expect(entries[0]?.fields.map(({ path }) => path)).toEqual([
    'litellm_params.model',
    'litellm_params.b',
    'litellm_params.a',
    'model_info.id',
    'model_info.managed_by',
    'model_info.b',
  ])
  expect(owned).toEqual([
    'litellm_params.model',
    'model_info.id',
    'model_info.managed_by',
    'model_info.b',
    'litellm_params.b',
    'litellm_params.a',
    'model_info.a',
  ])
})

test('options go with the rule', () => {
  const use = mapping('a', (_, options) => ({ 'model_info.x': options === 'given' }))
  expect(fieldsOf([{ ...use, options: 'given' }])).toEqual({ 'model_info.x': true })
})

test.each([
  { what: 'a value', map: () => ({ 'model_info.x': 2 }), fields: { 'model_info.x': 2, 'model_info.y': 1 } },
  { what: 'nothing', map: () => undefined, fields: { 'model_info.x': 1, 'model_info.y': 1 } },
  { what: 'null, the field goes', map: () => ({ 'model_info.x': null }), fields: { 'model_info.y': 1 } },
])('a rule that overrides says $what', ({ map, fields }) => {
  expect(fieldsOf([first, mapping('second', map, { overrides: ['model_info.x'] })])).toEqual(fields)
})

test.each([
  { what: 'the same field', writes: ['model_info.x'], overrides: undefined },
  { what: 'all fields', writes: ['model_info.*'], overrides: undefined },
  { what: 'another override', writes: ['model_info.x'], overrides: ['model_info.z'] },
] as const)('two writers of $what are a conflict', ({ writes, overrides }) => {
  const second = mapping('second', () => undefined, { writes, ...(overrides ? { overrides } : {}) })
  expect(() => mapCatalog([], [first, second])).toThrow(expect.objectContaining({ code: 'RULE_CONFLICT', exit: 6 }))
})

test.each([
  { what: 'its own path', writes: ['model_info.*'], overrides: ['model_info.*'] },
  { what: "the earlier rule's paths", writes: ['model_info.*'], overrides: ['model_info.x', 'model_info.y'] },
  { what: 'more than it writes', writes: ['model_info.x'], overrides: ['model_info.*'] },
] as const)('a later rule may write when it overrides $what', ({ writes, overrides }) => {
  const second = mapping('second', () => ({ 'model_info.x': 2 }), { writes, overrides })
  expect(fieldsOf([first, second])).toEqual({ 'model_info.x': 2, 'model_info.y': 1 })
})

test('two rules of one name are refused', () => {
  expect(() => mapCatalog([], [first, first])).toThrow(expect.objectContaining({ code: 'RULE_INVALID' }))
})

test('the first select rule that says no gives the reason', () => {
  const uses = [
    selecting('one', ({ id }) => (id === 'b' ? 'not b' : undefined)),
    selecting('two', ({ id }) => (id === 'a' ? undefined : 'only a')),
  ]
  const { entries, skipped } = mapCatalog(models('a', 'b', 'c'), uses)
  expect(entries.map(({ model }) => model)).toEqual(['a'])
  expect(skipped).toEqual([
    { id: 'b', reason: 'not b', rule: 'one' },
    { id: 'c', reason: 'only a', rule: 'two' },
  ])
})

test('the last names rule is in force; names come once; no name, no entry', () => {
  const uses = [
    naming('one', () => ['never']),
    naming('two', ({ id }) => (id === 'c' ? [] : [`copilot/${id}`, id, id])),
  ]
  const { entries, skipped } = mapCatalog(models('a', 'c'), uses)
  expect(entries.map(({ name, model }) => [name, model])).toEqual([
    ['copilot/a', 'a'],
    ['a', 'a'],
  ])
  expect(skipped).toMatchObject([{ id: 'c', rule: 'two' }])
})

test('of two models that want one name the first keeps it', () => {
  const { entries, skipped } = mapCatalog(models('a', 'b'), [naming('same', ({ id }) => ['smart', `x/${id}`])])
  expect(entries.map(({ name, model }) => [name, model])).toEqual([
    ['smart', 'a'],
    ['x/a', 'a'],
    ['x/b', 'b'],
  ])
  expect(skipped).toEqual([{ id: 'b', reason: 'the name "smart" is taken by the model "a"', rule: 'same' }])
})

test('an id that stands twice gives one entry', () => {
  const { entries, skipped } = mapCatalog(models('a', 'a'), [])
  expect(entries).toHaveLength(1)
  expect(skipped).toMatchObject([{ id: 'a', rule: 'core' }])
})

test('unmapped: leaves that nothing reads or ignores, sorted, with their models', () => {
  const deep: Json = Array.from({ length: 40 }).reduce<Json>((below) => ({ a: below }), 1)
  const { unmapped } = mapCatalog(
    [
      {
        id: 'a',
        z: [{ q: 1 }],
        billing: { tier: { x: 1 } },
        policy: null,
        empty: {},
        capabilities: { supports: { vision: 1 } },
      },
      { id: 'b', z: 'text', b: false, prose: { long: 'x' }, deep },
    ],
    [{ rule: vision }, mapping('billing', () => undefined, { reads: ['billing.*'] })],
    [{ path: 'prose.long', why: 'prose' }],
  )
  expect(unmapped).toEqual([
    { path: 'b', models: ['b'] },
    { path: `deep${'.a'.repeat(15)}`, models: ['b'] },
    { path: 'z', models: ['a', 'b'] },
  ])
})

test('get finds own properties only, and never fails', () => {
  const asked: unknown[] = []
  const paths = ['a.b', 'a.b.c', 'list.0', 'constructor', 'a.toString', '__proto__', '', '.', 'none.of.this']
  const probe = mapping(
    'probe',
    (model) => {
      asked.push(...paths.map((path) => model.get(path)))
      return undefined
    },
    { reads: paths },
  )
  mapCatalog([{ id: 'm', a: { b: 1 }, list: [1] }], [probe])
  expect(asked).toEqual([1, ...Array.from({ length: 8 }).fill(undefined)])
})

test('odd ids: every entry has an id of its own that is safe in an address', () => {
  const file = new URL('../../../test-fixtures/catalogs/kitchen-sink.json', import.meta.url)
  const { data }: { data: CatalogModel[] } = JSON.parse(readFileSync(file, 'utf8'))
  const { entries, failed } = mapCatalog(
    data.filter(({ id }) => !id.includes('*')),
    [{ rule: vision }],
  )
  expect(failed).toEqual([])
  expect(entries).toHaveLength(data.length - 1)
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  for (const { id, model, fields } of entries) {
    expect(id).toMatch(/^[A-Za-z0-9._-]{1,120}$/)
    expect(fields[0]?.value).toBe(`github_copilot/${model}`)
  }
})

test('the same input gives the same output, and a thousand models take little time', () => {
  const many = Array.from({ length: 1000 }, (_, index): CatalogModel => ({ id: `m-${index}`, a: { b: { c: index } } }))
  const uses = Array.from({ length: 25 }, (_, index) =>
    mapping(`r${index}`, (model) => ({ [`model_info.r${index}`]: model.get('a.b.c') }), {
      reads: ['a.b.c'],
      writes: [`model_info.r${index}`],
    }),
  )
  const started = cpuTime()
  const result = mapCatalog(many, uses)
  expect(cpuTime() - started).toBeLessThan(1000)
  expect(mapCatalog(many, uses)).toEqual(result)
})
