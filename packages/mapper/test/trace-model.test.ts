import { type MappingRule, type Rule, traceModel } from '@copilot-sync/mapper'
import { expect, test } from 'vitest'

const reads = ['a', 'b', 'c', 'flag', 'other', 'output', 'picker', 'prompt', 'tier', 'type']
const base = { api: 1, summary: 's', reads, examples: [] } as const

const mapping = (name: string, writes: MappingRule['writes'], map: MappingRule['map']): MappingRule => ({
  ...base,
  name,
  writes,
  map,
})

const min = mapping('limits', ['model_info.input', 'model_info.output'], (model) => {
  const [tier, prompt, output] = ['tier', 'prompt', 'output'].map((path) => model.get(path))
  const both = typeof tier === 'number' && typeof prompt === 'number'
  return { 'model_info.input': both ? Math.min(tier, prompt) : (tier ?? prompt), 'model_info.output': output }
})
const flag = mapping('flag', ['model_info.flag'], (model) => ({ 'model_info.flag': model.get('flag') === true }))
const fixed = mapping('fixed', ['model_info.provider'], () => ({ 'model_info.provider': 'p' }))
const named = mapping('named', ['model_info.named'], (model) => ({ 'model_info.named': model.matches('m*') }))
const strict = mapping('strict', ['model_info.sum'], (model) => {
  const value = model.get('a')
  if (typeof value !== 'number') throw new TypeError('no number')
  return { 'model_info.sum': value }
})
const either = mapping('either', ['model_info.both'], (model) => ({
  'model_info.both': ['a', 'b', 'c'].filter((path) => model.get(path) === true).length > 1 ? 'many' : undefined,
}))

test.each<{ name: string; rules: readonly Rule[]; model: object; from: object }>([
  {
    name: 'the path whose absence changes the value',
    rules: [min],
    model: { tier: 2, prompt: 3, output: 9 },
    from: { 'model_info.input': { tier: 2 }, 'model_info.output': { output: 9 } },
  },
  {
    name: 'paths of which each suffices',
    rules: [min],
    model: { tier: 3, prompt: 3, output: 9 },
    from: { 'model_info.input': { tier: 3, prompt: 3 }, 'model_info.output': { output: 9 } },
  },
  {
    name: 'paths of which none suffices alone and none is needed',
    rules: [either],
    model: { a: true, b: true, c: true },
    from: { 'model_info.both': { a: true, b: true, c: true } },
  },
  { name: 'nothing is stated: what was asked', rules: [flag], model: {}, from: { 'model_info.flag': { flag: null } } },
  { name: 'a constant', rules: [fixed], model: { flag: true }, from: { 'model_info.provider': {} } },
  { name: 'the id', rules: [named], model: {}, from: { 'model_info.named': { id: 'm' } } },
  {
    name: 'a rule that throws without the path',
    rules: [strict],
    model: { a: 1 },
    from: { 'model_info.sum': { a: 1 } },
  },
])('the sources of a field: $name', ({ rules, model, from }) => {
  const { fields, failed } = traceModel(
    { id: 'm', ...model },
    rules.map((rule) => ({ rule })),
  )
  const found = fields.map(({ path, from: sources }) => [
    path,
    Object.fromEntries(sources.map((source) => [source.path, source.value])),
  ])
  expect(Object.fromEntries(found)).toEqual(from)
  expect(failed).toEqual([])
})

test('a later rule takes a field over, null takes it away, a failed rule is named', () => {
  const more: MappingRule = {
    ...mapping('more', ['model_info.flag', 'model_info.provider'], (model) => ({
      'model_info.flag': model.get('other') ?? null,
      'model_info.provider': null,
    })),
    overrides: ['model_info.flag', 'model_info.provider'],
  }
  const trace = traceModel(
    { id: 'm', flag: true, other: 5 },
    [flag, fixed, more, strict].map((rule) => ({ rule })),
  )
  expect(trace.fields).toEqual([
    { path: 'model_info.flag', value: 5, rule: 'more', from: [{ path: 'other', value: 5 }] },
  ])
  expect(trace.failed).toEqual([{ rule: 'strict', message: 'no number' }])
})

test('all select rules are asked, each with the path that decides', () => {
  const picker: Rule = {
    ...base,
    name: 'picker',
    select: (model) => (model.get('type') !== 'x' && model.get('picker') === true ? undefined : 'not shown'),
  }
  const broken: Rule = {
    ...base,
    name: 'broken',
    select: (model) => {
      model.get('picker')
      throw new Error('fault')
    },
  }
  const trace = traceModel({ id: 'm', picker: false, type: 'chat' }, [{ rule: picker }, { rule: broken }])
  expect(trace.checks).toMatchObject([
    {
      rule: 'picker',
      reason: 'not shown',
      failed: false,
      from: [
        { path: 'type', value: 'chat' },
        { path: 'picker', value: false },
      ],
    },
    { rule: 'broken', reason: 'fault', failed: true, from: [{ path: 'picker', value: false }] },
  ])
  expect(trace.names).toEqual({ rule: 'core', names: ['github_copilot/m'], failed: null })
  expect(traceModel({ id: 'm', picker: true, type: 'chat' }, [{ rule: picker }]).checks).toMatchObject([
    { reason: null, from: [{ path: 'picker', value: true }] },
  ])
})

test('a names rule that fails gives no name', () => {
  const names: Rule = { ...base, name: 'names', names: () => ['*'] }
  expect(traceModel({ id: 'm' }, [{ rule: names }]).names).toMatchObject({ rule: 'names', names: [] })
})
