import { editorHeaders, type Json } from '@copilot-sync/catalog'
import { type RuleSettings } from '@copilot-sync/rules-copilot'
import { expect, test } from 'vitest'
import { fieldsOf, fixture, map } from './map-fixture.ts'

test.each<[string, RuleSettings, readonly string[]]>([
  ['include', { include: ['gpt-5.6*', 'gpt-4o-mini'] }, ['gpt-5.6', 'gpt-5.6-luna']],
  ['exclude', { exclude: ['gpt*', 'gemini*'] }, ['claude-opus-5', 'claude-sonnet-5']],
  ['both', { include: ['gpt-5.6*'], exclude: ['*-luna'] }, ['gpt-5.6']],
  ['policy', { include: ['grok*'], policy: 'ignore' }, ['grok-5-code']],
  ['embeddings', { include: ['text*'], embeddings: true }, ['text-embedding-3-small']],
])('setting %s decides who is in', (_, settings, ids) => {
  expect(map(fixture('2026-07-tiers'), settings).entries.map(({ model }) => model)).toEqual(ids)
})

test('setting embeddings: the entry is for embeddings and claims no system messages', () => {
  const fields = fieldsOf(map(fixture('2026-07-tiers'), { embeddings: true }), 'text-embedding-3-small')
  expect(fields['model_info.mode']).toBe('embedding')
  expect(fields).not.toHaveProperty(['model_info.supports_system_messages'])
})

test('settings name and aliases: one model under several names, with the same fields', () => {
  const settings = { name: 'copilot-{id}', aliases: { 'gpt-5.6': ['smart', 'gpt-5.6'] }, include: ['gpt-5.6'] }
  const { entries } = map(fixture('2026-07-tiers'), settings)
  expect(entries.map(({ name }) => name)).toEqual(['copilot-gpt-5.6', 'smart', 'gpt-5.6'])
  const [first, ...others] = entries.map(({ fields }) => fields.filter(({ path }) => path !== 'model_info.id'))
  for (const fields of others) expect(fields).toEqual(first)
})

test.each([
  ['2026-06-tiers', 'claude-opus-4.8', 200_000],
  ['2026-06-tiers', 'claude-haiku-4.5', 130_000],
  ['2026-06-tiers', 'gpt-5.5', 272_000],
  ['2026-07-tiers', 'gpt-5.6', 272_000],
  ['2026-07-tiers', 'gpt-5.4', 270_000],
  ['flat-nano', 'claude-sonnet-4.6', 160_000],
  ['2025-04', 'o3-mini', 62_000],
])('%s: the input limit of %s is what is billed at the normal rate, %i', (name, id, limit) => {
  expect(fieldsOf(map(fixture(name)), id)['model_info.max_input_tokens']).toBe(limit)
})

test('an output limit that is not stated is not written', () => {
  const fields = fieldsOf(map(fixture('2025-01-oldest')), 'o1')
  expect(fields['model_info.max_input_tokens']).toBe(18_000)
  expect(Object.keys(fields)).not.toContain('model_info.max_tokens')
  expect(Object.keys(fields)).not.toContain('model_info.max_output_tokens')
})

test('setting maxTokens: context', () => {
  const fields = fieldsOf(map(fixture('2026-07-tiers'), { maxTokens: 'context' }), 'gpt-5.6')
  expect(fields).toMatchObject({ 'model_info.max_tokens': 1_050_000, 'model_info.max_output_tokens': 128_000 })
})

function costsOf(name: string, id: string): Record<string, Json> {
  const fields = Object.entries(fieldsOf(map(fixture(name), { costs: 'catalog' }), id))
  return Object.fromEntries(
    fields.filter(([path]) => path.includes('cost')).map(([path, cost]) => [path.slice(11), cost]),
  )
}
test.each<[string, string, Record<string, number>]>([
  ['2026-03-billing', 'gpt-5.4', {}],
  [
    '2026-06-tiers',
    'claude-opus-4.8',
    {
      input_cost_per_token: 4.8e-6,
      output_cost_per_token: 2.4e-5,
      cache_read_input_token_cost: 4.8e-7,
      input_cost_per_token_above_200k_tokens: 9.6e-6,
      output_cost_per_token_above_200k_tokens: 3.6e-5,
      cache_read_input_token_cost_above_200k_tokens: 9.6e-7,
    },
  ],
  [
    '2026-06-tiers',
    'gpt-5-mini',
    { input_cost_per_token: 2e-7, output_cost_per_token: 1.6e-6, cache_read_input_token_cost: 2e-8 },
  ],
  [
    '2026-07-tiers',
    'gpt-5.6',
    {
      input_cost_per_token: 2.4e-6,
      output_cost_per_token: 1.44e-5,
      cache_read_input_token_cost: 2.4e-7,
      cache_creation_input_token_cost: 0,
      input_cost_per_token_above_272k_tokens: 4.8e-6,
      output_cost_per_token_above_272k_tokens: 2.16e-5,
      cache_read_input_token_cost_above_272k_tokens: 4.8e-7,
      cache_creation_input_token_cost_above_272k_tokens: 0,
    },
  ],
  [
    '2026-07-tiers',
    'gemini-3.5-flash',
    {
      input_cost_per_token: 4e-7,
      output_cost_per_token: 3.2e-6,
      cache_read_input_token_cost: 4e-8,
      cache_creation_input_token_cost: 0,
    },
  ],
  [
    'flat-nano',
    'claude-sonnet-4.6',
    { input_cost_per_token: 2.8e-6, output_cost_per_token: 1.4e-5, cache_read_input_token_cost: 2.8e-7 },
  ],
  [
    'flat-nano',
    'gpt-5-mini',
    { input_cost_per_token: 2e-7, output_cost_per_token: 1.6e-6, cache_read_input_token_cost: 2e-8 },
  ],
  ['flat-nano', 'gpt-4.1', { input_cost_per_token: 0, output_cost_per_token: 0, cache_read_input_token_cost: 0 }],
])('setting costs: catalog, %s %s in USD per token', (name, id, costs) => {
  expect(costsOf(name, id)).toEqual(costs)
})

test.each<[string, RuleSettings, string, Record<string, string> | undefined]>([
  ['none', { headers: 'none' }, 'gpt-5.6', undefined],
  [
    'values',
    { headerValues: { 'Editor-Version': 'x/1', 'X-Team': 'a' } },
    'gpt-5.6',
    { ...editorHeaders(), 'editor-version': 'x/1', 'x-team': 'a' },
  ],
  ['images by a callback', { images: 'hook' }, 'gpt-5.6', editorHeaders()],
  [
    'images by a header',
    { images: 'header' },
    'gpt-5.6',
    {
      ...editorHeaders(),
      'openai-intent': 'conversation-panel',
      'x-github-api-version': '2025-04-01',
      'copilot-vision-request': 'true',
    },
  ],
  ['images by a header, no vision', { images: 'header', policy: 'ignore' }, 'grok-5-code', editorHeaders()],
])('headers: %s', (_, settings, id, headers) => {
  const found = fieldsOf(map(fixture('2026-07-tiers'), settings), id)['litellm_params.extra_headers']
  expect(found).toEqual(headers)
  for (const name of Object.keys(found ?? {})) expect(name).toBe(name.toLowerCase())
})

test('prompt caching is stated where it is priced', () => {
  const mapping = map(fixture('2026-07-tiers'))
  expect(fieldsOf(mapping, 'gpt-5.6')['model_info.supports_prompt_caching']).toBe(true)
  expect(fieldsOf(map(fixture('flat-nano')), 'gpt-4.1')).not.toHaveProperty(['model_info.supports_prompt_caching'])
})
