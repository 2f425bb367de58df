import { parseCatalog } from '@copilot-sync/api-client'
import type { Catalog } from '@copilot-sync/catalog'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { CANARY, failure } from './helpers/client.ts'

const from = { source: 'catalog.json', apiBase: null, apiVersion: null }
const parse = (value: unknown): Catalog => parseCatalog(typeof value === 'string' ? value : JSON.stringify(value), from)

test('keeps good entries as they are and names the others', () => {
  const model = { id: 'gpt-5.5', capabilities: { limits: 'of a new kind' }, new_field: [null, 1.5] }
  expect(parse({ object: 'list', data: [model, 7, null, []] })).toEqual({
    models: [model],
    rejected: [1, 2, 3].map((index) => ({ index, id: null, reason: 'not an object' })),
    duplicates: [],
    apiBase: null,
    apiVersion: null,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    notices: [],
    remarks: [],
  })
})

test.each([
  ['no id', {}, null],
  ['a number', { id: 5 }, null],
  ['empty', { id: '' }, ''],
  ['a space before', { id: ' a' }, ' a'],
  ['a line break after', { id: 'a\n' }, 'a\u{FFFD}'],
  ['an escape inside', { id: 'a\u001B[31m' }, 'a\u{FFFD}[31m'],
  ['a direction mark', { id: 'a\u202Eb' }, 'a\u{FFFD}b'],
  ['too long', { id: 'x'.repeat(201) }, 'x'.repeat(200)],
  ['an inherited id', JSON.parse('{"__proto__": {"id": "a"}}'), null],
  ['too deep', { id: 'deep', x: JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) }, 'deep'],
])('rejects an entry: %s', (_, entry, id) => {
  const { models, rejected } = parse({ data: [{ id: 'good' }, entry] })
  expect(models).toEqual([{ id: 'good' }])
  expect(rejected).toEqual([{ index: 1, id, reason: expect.stringMatching(/\S/) }])
})

test.each(['x'.repeat(200), 'constructor', '__proto__', 'models/gpt 4', 'größer'])('takes the id %s', (id) => {
  expect(parse([{ id }]).models).toEqual([{ id }])
})

test('of several entries with one id the first is kept', () => {
  const { models, duplicates } = parse({ data: [{ id: 'a', n: 1 }, { id: 'b' }, { n: 1, id: 'a' }, { id: 'a', n: 2 }] })
  expect(models).toEqual([{ id: 'a', n: 1 }, { id: 'b' }])
  expect(duplicates).toEqual(['a'])
})

test.each(['{"id": "a", "__proto__": {"polluted": 1}}', String.raw`{"id": "a", "\u005f_proto__": {"polluted": 1}}`])(
  'drops a key that could change a prototype: %s',
  (entry) => {
    const [model] = parse(`{"data": [${entry}]}`).models
    expect(Object.getOwnPropertyNames(model)).toEqual(['id'])
    expect(model).not.toHaveProperty('polluted')
  },
)

const deep = (levels: number): string => `${'{"z":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`

test.each([
  ['beside an escape', String.raw`{"id": "\u00e9"}`],
  ['beside a prototype', '{"id": "good", "__proto__": {"id": "bad"}}'],
  ['alone', '{"id": "good"}'],
])('a model 20,000 levels deep takes no other along: %s', (_, good) => {
  const text = `{"data": [{"id": "deep", "x": ${deep(20_000)}}, ${good}], "more": ${deep(20_000)}}`
  const { models, rejected } = parse(text)
  expect(models).toEqual([{ id: good.includes('good') ? 'good' : 'é' }])
  expect(rejected).toEqual([{ index: 0, id: 'deep', reason: 'nested too deeply' }])
})

const values: readonly unknown[] = [null, true, 0, -1.5, '', 'text', [], [{}], {}, { x: { y: [] } }]
const fields = ['name', 'vendor', 'version', 'preview', 'model_picker_enabled', 'policy', 'supported_endpoints']

test.each([...fields, 'billing', 'capabilities', 'warning_messages', 'info_messages', 'warning_message'])(
  'a field of any type is kept as it came: %s',
  (field) => {
    const data = values.map((value, index) => ({ id: `m${index}`, [field]: value }))
    expect(parse({ data })).toMatchObject({ models: data, rejected: [], duplicates: [] })
  },
)

test.each<[string, object, { code: string; said: unknown }[]]>([
  ['nothing', {}, []],
  ['no more pages', { has_more: false }, []],
  ['more pages', { has_more: true }, [{ code: 'MORE_MODELS', said: null }]],
  ['no error', { error: null }, []],
  ['an empty error', { error: '' }, []],
  ['a text', { error: 'half of it' }, [{ code: 'ERROR_BESIDE', said: 'half of it' }]],
  ['an envelope', { error: { message: 'half\nof it' } }, [{ code: 'ERROR_BESIDE', said: 'half of it' }]],
  ['a code alone', { error: { code: 7 } }, [{ code: 'ERROR_BESIDE', said: '{"error":{"code":7}}' }]],
  ['a list', { error: [{ at: 1 }] }, [{ code: 'ERROR_BESIDE', said: '{"error":[{"at":1}]}' }]],
  ['an error without end', { error: 'DEEP' }, [{ code: 'ERROR_BESIDE', said: expect.stringContaining('nested') }]],
  [
    'both',
    { has_more: true, error: 1 },
    [
      { code: 'MORE_MODELS', said: null },
      { code: 'ERROR_BESIDE', said: '{"error":1}' },
    ],
  ],
])('remarks on what stands beside the list: %s', (_, beside, remarks) => {
  expect(parse(JSON.stringify({ data: [{ id: 'a' }], ...beside }).replace('"DEEP"', deep(5000)))).toMatchObject({
    models: [{ id: 'a' }],
    remarks,
  })
})

const hex = Buffer.from(CANARY).toString('hex')

test.each<[string, object]>([
  ['an id', { id: CANARY }],
  ['within an id', { id: `gpt-${CANARY}` }],
  ['a name', { id: 'a', name: CANARY }],
  ['a key', { id: 'a', [CANARY]: 1 }],
  ['a notice', { id: 'a', warning_message: `do not tell ${CANARY}` }],
  ['an address', { id: `a/${encodeURIComponent(CANARY)}` }],
  ['base64', { id: Buffer.from(CANARY).toString('base64') }],
  ['hex', { id: hex }],
  ['an entry that is rejected', { id: ` ${CANARY}` }],
])('refuses a list whole that repeats a token: %s', async (_, entry) => {
  const read = async (): Promise<Catalog> =>
    parseCatalog(JSON.stringify({ data: [{ id: 'good' }, entry] }), { ...from, secrets: ['unused-secret', CANARY] })
  expect(await failure(read())).toMatchObject({ code: 'TOKEN_ECHOED', exit: 5 })
})

const sha = (data: unknown[]): string => parse({ data }).sha256

describe('sha256', () => {
  const base = sha([{ id: 'a', x: { b: 1, c: [1, 2] } }, { id: 'b' }])

  test.each([
    ['key order', [{ x: { c: [1, 2], b: 1 }, id: 'a' }, { id: 'b' }], true],
    ['model order', [{ id: 'b' }, { id: 'a', x: { b: 1, c: [1, 2] } }], true],
    ['a value', [{ id: 'a', x: { b: 2, c: [1, 2] } }, { id: 'b' }], false],
    ['list order', [{ id: 'a', x: { b: 1, c: [2, 1] } }, { id: 'b' }], false],
    ['a key', [{ id: 'a', x: { b: 1, c: [1, 2] }, y: null }, { id: 'b' }], false],
  ])('%s', (_, data, same) => {
    expect(sha(data) === base).toBe(same)
  })

  test('is that of the canonical JSON', () => {
    // printf '[{"id":"a","x":1}]' | sha256sum
    expect(sha([{ x: 1, id: 'a' }])).toBe('0e1b548b34b9647b056bdb06a4521471331c2ae5f73e9cba01a2d912cd2d526d')
  })
})

test('collects notices once each, five at most, fit to be printed', () => {
  const data = [
    {
      id: 'a',
      warning_message: 'old\u001B client',
      info_messages: [{ code: 'new_model', message: 'new' }, null, { message: 3 }],
    },
    { id: 'b', warning_message: 'old\u001B client', warning_messages: [{ message: 'x'.repeat(900) }] },
    { id: 'c', warning_messages: 'of a new kind', info_messages: [1, 2, 3, 4].map((n) => ({ message: `note ${n}` })) },
  ]
  const { notices } = parse({ data })
  expect(notices).toEqual(['old client', 'new', expect.stringMatching(/^x{199}…$/), 'note 1', 'note 2'])
})

test.each([
  ['nothing', ''],
  ['white space', ' \n'],
  ['HTML', '<html></html>'],
  ['cut JSON', '{"data": [{"id": "a"'],
  ['wrong JSON', '{"data": [\n  {"id" "a"}]}'],
  ['words', 'not found'],
  ['null', 'null'],
  ['a text', '"data"'],
  ['no data', '{"models": []}'],
  ['data null', '{"data": null}'],
  ['data a mapping', '{"data": {}}'],
  ['an error', '{"error": {"message": "no"}}'],
  ['only bad entries', '{"data": [{"id": ""}]}'],
  ['brackets without end', '['.repeat(100_000)],
])('is unreadable: %s', async (_, text) => {
  const error = await failure(Promise.resolve().then(() => parse(text)))
  expect(error).toMatchObject({ code: 'CATALOG_UNREADABLE', message: expect.stringMatching(/^catalog\.json /) })
})

test('wrong JSON is named with line and column', async () => {
  const error = await failure(Promise.resolve().then(() => parse('{"data": [\n  {"id" "a"}]}')))
  expect(error.message).toContain('line 2, column 9')
})

test.each(['[]', '{"data": []}', '\uFEFF{"data": []}'])('an empty list is an error of its own: %s', async (text) => {
  expect(await failure(Promise.resolve().then(() => parse(text)))).toMatchObject({ code: 'CATALOG_EMPTY', exit: 3 })
})

const folder = fileURLToPath(new URL('../../../../shared/catalogs/', import.meta.url))
const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+-.*\.json$/.test(name)) : []

// The real catalogs lie beside the repository, not in it: without them there is nothing to read here.
describe.skipIf(files.length === 0)('real catalogs', () => {
  test.each(files)('%s', (file) => {
    const text = readFileSync(folder + file, 'utf8')
    const { models, rejected, duplicates } = parse(text)
    const ids = Array.from(text.matchAll(/^ {0,6}"id": "(.*)"/gm), ([, id]) => id ?? '')
    expect(rejected).toEqual([])
    expect(models.map(({ id }) => id)).toEqual([...new Set(ids)])
    expect(duplicates).toEqual([...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))])
  })
})
