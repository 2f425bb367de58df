import type { Json } from '@copilot-sync/catalog'
import {
  flagRules,
  mapCatalog,
  overrideRules,
  type FlagTarget,
  type MappingRule,
  type RuleUse,
} from '@copilot-sync/mapper'
import { expect, test } from 'vitest'

function fieldsOf(model: Record<string, Json>, uses: RuleUse[]): Record<string, Json> {
  const fields = mapCatalog([{ id: 'gpt-5.5', ...model }], uses).entries[0]?.fields ?? []
  return Object.fromEntries(fields.filter(({ rule }) => rule !== 'core').map(({ path, value }) => [path, value]))
}

const category = { to: 'model_info.tier', values: { high: 'paid', '3': 'three', true: 'yes' } }
test.each<{
  what: string
  flags: Record<string, FlagTarget>
  model: Record<string, Json>
  fields: Record<string, Json>
}>([
  {
    what: 'a flag by its name',
    flags: { new_flag: 'model_info.supports_new_flag' },
    model: { capabilities: { supports: { new_flag: true } } },
    fields: { 'model_info.supports_new_flag': true },
  },
  {
    what: 'a path',
    flags: { 'a.b': 'model_info.ab' },
    model: { a: { b: { c: [1] } } },
    fields: { 'model_info.ab': { c: [1] } },
  },
  { what: 'an absent flag', flags: { new_flag: 'model_info.x' }, model: {}, fields: {} },
  { what: 'a flag that is null', flags: { 'a.b': 'model_info.x' }, model: { a: { b: null } }, fields: {} },
  {
    what: 'a text that is looked up',
    flags: { 'a.b': category },
    model: { a: { b: 'high' } },
    fields: { 'model_info.tier': 'paid' },
  },
  {
    what: 'a number that is looked up',
    flags: { 'a.b': category },
    model: { a: { b: 3 } },
    fields: { 'model_info.tier': 'three' },
  },
  {
    what: 'a boolean that is looked up',
    flags: { 'a.b': category },
    model: { a: { b: true } },
    fields: { 'model_info.tier': 'yes' },
  },
  {
    what: 'a list that is looked up',
    flags: { 'a.b': category },
    model: { a: { b: ['low', 'high'] } },
    fields: { 'model_info.tier': 'paid' },
  },
  { what: 'a value without a line', flags: { 'a.b': category }, model: { a: { b: 'toString' } }, fields: {} },
  {
    what: 'an object without values',
    flags: { 'a.b': { to: 'litellm_params.x' } },
    model: { a: { b: 1 } },
    fields: { 'litellm_params.x': 1 },
  },
])('flags: $what', ({ flags, model, fields }) => {
  expect(fieldsOf(model, flagRules(flags))).toEqual(fields)
})

test('a flag is known: it is not reported as unmapped, and it is named as the reason', () => {
  const model = { id: 'm', capabilities: { supports: { new_flag: true, other: 1 } } }
  const { unmapped, entries } = mapCatalog([model], flagRules({ new_flag: 'model_info.x' }))
  expect(unmapped).toEqual([{ path: 'capabilities.supports.other', models: ['m'] }])
  expect(entries[0]?.fields.at(-1)?.rule).toBe('flag:new_flag')
})

test.each<{ what: string; flags: Record<string, unknown> }>([
  { what: 'a target elsewhere', flags: { a: 'supports_a' } },
  { what: 'the target model_name', flags: { a: 'model_name' } },
  { what: 'a reserved target', flags: { a: 'model_info.id' } },
  { what: 'all fields as the target', flags: { a: 'model_info.*' } },
  { what: 'a target that is no text', flags: { a: { to: 1 } } },
  { what: 'values that are no JSON', flags: { a: { to: 'model_info.a', values: { b: NaN } } } },
  { what: 'an empty key', flags: { '': 'model_info.a' } },
  { what: 'a wildcard', flags: { 'billing.*': 'model_info.a' } },
])('flags: $what is refused', ({ flags }) => {
  expect(() => Reflect.apply(flagRules, undefined, [flags])).toThrow(
    expect.objectContaining({ code: 'RULE_INVALID', exit: 6 }),
  )
})

test('two flags for one field are a conflict', () => {
  const uses = flagRules({ a: 'model_info.x', b: 'model_info.x' })
  expect(() => mapCatalog([], uses)).toThrow(expect.objectContaining({ code: 'RULE_CONFLICT' }))
})

const builtin: MappingRule = {
  api: 1,
  name: 'limits',
  summary: 'Limits.',
  reads: [],
  writes: ['model_info.mode', 'model_info.max_tokens', 'litellm_params.extra_headers'],
  map: () => ({ 'model_info.mode': 'chat', 'model_info.max_tokens': 5, 'litellm_params.extra_headers': { a: 'b' } }),
  examples: [],
}
const base = { 'model_info.mode': 'chat', 'model_info.max_tokens': 5, 'litellm_params.extra_headers': { a: 'b' } }
test.each<{ what: string; overrides: Record<string, Record<string, Json>>; fields: Record<string, Json> }>([
  { what: 'none', overrides: {}, fields: base },
  {
    what: 'a key of model_info',
    overrides: { 'gpt-5.5': { mode: 'responses' } },
    fields: { ...base, 'model_info.mode': 'responses' },
  },
  {
    what: 'a path',
    overrides: { 'gpt-*': { 'model_info.max_tokens': 8 } },
    fields: { ...base, 'model_info.max_tokens': 8 },
  },
  { what: 'a new field', overrides: { 'gpt-?.?': { tier: 'paid' } }, fields: { ...base, 'model_info.tier': 'paid' } },
  { what: 'another model', overrides: { 'GPT-5.5': { mode: 'x' }, 'gpt-5': { mode: 'x' } }, fields: base },
  {
    what: 'the later of two patterns',
    overrides: { '*': { mode: 'a' }, 'gpt*': { mode: 'b' } },
    fields: { ...base, 'model_info.mode': 'b' },
  },
  {
    what: 'null',
    overrides: { '*': { 'litellm_params.extra_headers': null } },
    fields: { 'model_info.mode': 'chat', 'model_info.max_tokens': 5 },
  },
])('overrides: $what', ({ overrides, fields }) => {
  expect(fieldsOf({}, [{ rule: builtin }, ...overrideRules(overrides)])).toEqual(fields)
})

test.each<{ what: string; overrides: Record<string, Record<string, unknown>> }>([
  { what: 'the model string', overrides: { '*': { 'litellm_params.model': 'openai/gpt-5' } } },
  { what: 'the id', overrides: { '*': { id: 'mine' } } },
  { what: 'a header alone', overrides: { '*': { 'litellm_params.extra_headers.user-agent': 'x' } } },
  { what: 'another section', overrides: { '*': { 'router_settings.x': 1 } } },
  { what: 'all fields', overrides: { '*': { 'model_info.*': 1 } } },
  { what: 'a value that is no JSON', overrides: { '*': { mode: new Date(0) } } },
])('overrides: $what is refused', ({ overrides }) => {
  expect(() => Reflect.apply(overrideRules, undefined, [overrides])).toThrow(
    expect.objectContaining({ code: 'RULE_INVALID', exit: 6 }),
  )
})
