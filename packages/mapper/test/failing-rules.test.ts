import { checkRuleShape, mapCatalog, overrideRules, type RuleUse } from '@copilot-sync/mapper'
import { expect, test } from 'vitest'
import { first, mapping, models, naming, selecting, shaky } from './make-rules.ts'

const nest = (levels: number): unknown => Array.from({ length: levels }).reduce((below) => [below], 1)
const circle: Record<string, unknown> = {}
circle['self'] = circle
test.each<{ what: string; map: () => unknown }>([
  { what: 'throws', map: () => JSON.parse('{') },
  {
    what: 'throws what cannot be printed',
    map: () => {
      throw Object.create(null)
    },
  },
  { what: 'returns an undeclared field', map: () => ({ 'model_info.y': 1 }) },
  { what: 'returns a reserved field', map: () => ({ 'model_info.id': 'mine' }) },
  { what: 'returns its declaration', map: () => ({ 'model_info.*': 1 }) },
  { what: 'returns a list', map: () => ['model_info.x'] },
  { what: 'returns a promise', map: async () => ({ 'model_info.x': 1 }) },
  { what: 'returns null', map: () => null },
  ...[
    NaN,
    Infinity,
    () => 1,
    new Date(0),
    1n,
    Symbol('x'),
    [undefined],
    { a: undefined },
    '\ud800',
    new Map(),
    circle,
  ].map((value) => ({ what: `returns ${typeof value} that is no JSON`, map: () => ({ 'model_info.x': value }) })),
  { what: 'returns a deep value', map: () => ({ 'model_info.x': nest(1e5) }) },
  { what: 'returns a huge text', map: () => ({ 'model_info.x': 'x'.repeat(2 ** 20) }) },
  { what: 'returns a text that names a secret', map: () => ({ 'model_info.x': [{ y: 'os.environ/HOME' }] }) },
  { what: 'returns a list with a hole', map: () => ({ 'model_info.x': Array.from({ length: 2 }).fill(1, 1) }) },
])('a rule that $what is named, its fields are kept, the rest is written', ({ map }) => {
  const broken = mapping('broken', () => undefined, { writes: ['model_info.x', 'litellm_params.x'] })
  const { entries, failed } = mapCatalog(models('m'), [
    { rule: checkRuleShape({ ...broken.rule, map }, 'here') },
    mapping('next', () => ({ 'model_info.z': false }), { writes: ['model_info.z'] }),
  ])
  expect(entries[0]?.keep).toEqual(['model_info.x', 'litellm_params.x'])
  expect(entries[0]?.fields.at(-1)).toEqual({ path: 'model_info.z', value: false, rule: 'next' })
  expect(failed).toEqual([{ rule: 'broken', model: 'm', message: expect.stringMatching(/./), place: null }])
})

test.each<[string, unknown, string]>([
  ['an error', new Error('no'), 'no'],
  ['a text', 'no', 'no'],
  ['an object', { code: 7 }, '{"code":7}'],
  ['nothing', undefined, 'undefined'],
  ['a circle', circle, 'something that is no error'],
])('what a rule throws is said: %s', (_, thrown, message) => {
  const throwing = mapping('broken', () => {
    throw thrown
  })
  expect(mapCatalog(models('m'), [throwing]).failed).toEqual([{ rule: 'broken', model: 'm', message, place: null }])
})

test('a rule that fails keeps what it overrides; a new entry has the earlier value', () => {
  const broken = mapping('broken', () => JSON.parse(''), { overrides: ['model_info.x'] })
  const [entry] = mapCatalog(models('m'), [first, broken]).entries
  expect(entry?.keep).toEqual(['model_info.x'])
  expect(entry?.fields.find(({ path }) => path === 'model_info.x')?.value).toBe(1)
  const [mended] = mapCatalog(models('m'), [
    first,
    broken,
    mapping('last', () => ({ 'model_info.x': 3 }), { overrides: ['model_info.x'] }),
  ]).entries
  expect(mended?.keep).toEqual([])
})

test('a rule fails for one model, not for the others', () => {
  const failing = mapping('shaky', ({ id }) => (id === 'b' ? JSON.parse('') : { 'model_info.x': id }))
  const { entries, failed } = mapCatalog(models('a', 'b', 'c'), [failing])
  expect(entries.map(({ keep }) => keep)).toEqual([[], ['model_info.x'], []])
  expect(failed).toMatchObject([{ rule: 'shaky', model: 'b' }])
})

test.each<{ what: string; use: RuleUse }>([
  { what: 'select throws', use: selecting('shaky', () => JSON.parse('')) },
  { what: 'select returns true', use: shaky({ select: () => true }) },
  { what: 'select returns an empty reason', use: selecting('shaky', () => '') },
  { what: 'names throws', use: naming('shaky', () => JSON.parse('')) },
  { what: 'names returns a text', use: shaky({ names: () => 'm' }) },
  { what: 'names returns an empty name', use: naming('shaky', () => ['']) },
  { what: 'names returns a number', use: shaky({ names: () => [1] }) },
  { what: 'names returns a wildcard', use: naming('shaky', () => ['github_copilot/*']) },
  { what: 'names returns what names a secret', use: naming('shaky', () => ['os.environ/HOME']) },
  { what: 'select returns a page', use: selecting('shaky', () => 'x'.repeat(5000)) },
  { what: 'names returns a line break', use: naming('shaky', () => ['a\nb']) },
])('where $what the model has no entry and the rule is named', ({ use }) => {
  const { entries, skipped, failed } = mapCatalog(models('m'), [use])
  expect(entries).toEqual([])
  expect(skipped).toMatchObject([{ id: 'm', rule: 'shaky' }])
  expect(failed).toMatchObject([{ rule: 'shaky', model: 'm' }])
})

test('an undeclared read is a failure, also where the rule hides it', () => {
  const reading = mapping('curious', (model) => {
    try {
      model.get('b')
    } catch {
      // Hidden.
    }
    return { 'model_info.x': model.get('a.c') ?? null }
  })
  const { failed } = mapCatalog(models('m'), [{ rule: { ...reading.rule, reads: ['a.*'] } }])
  expect(failed).toMatchObject([{ rule: 'curious', message: expect.stringContaining('reads b,') }])
  expect(mapCatalog(models('m'), [{ rule: { ...reading.rule, reads: ['a.*', 'b'] } }]).failed).toEqual([])
})

test('what the owner of the config wrote in overrides may name a secret', () => {
  const [entry] = mapCatalog(models('m'), overrideRules({ m: { 'litellm_params.api_key': 'os.environ/KEY' } })).entries
  expect(entry?.fields.map(({ value }) => value)).toContain('os.environ/KEY')
})
