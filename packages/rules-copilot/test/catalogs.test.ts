import type { CatalogModel } from '@copilot-sync/catalog'
import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cpuTime } from '../../../scripts/cpu-time.ts'
import { fieldsOf, fixture, map, readCatalog, root } from './map-fixture.ts'

test.each([
  ['2025-01-oldest', ['gpt-4o', 'o1', 'o1-mini', 'claude-3.5-sonnet']],
  ['2025-04', ['gpt-4.1', 'gpt-4o', 'o3-mini', 'o1', 'claude-3.7-sonnet', 'claude-3.7-sonnet-thought']],
  [
    '2026-02-endpoints',
    [
      'claude-opus-4.6',
      'claude-haiku-4.5',
      'gpt-5.2',
      'gpt-5.2-codex',
      'gpt-5-mini',
      'gemini-2.5-pro',
      'gpt-4.1',
      'grok-code-fast-1',
      'gpt-4o',
    ],
  ],
  [
    '2026-03-billing',
    [
      'claude-opus-4.6',
      'claude-sonnet-4.6',
      'claude-haiku-4.5',
      'gemini-3.1-pro-preview',
      'gpt-5.4',
      'gpt-5.3-codex',
      'gpt-5.4-mini',
      'gpt-5-mini',
      'gemini-2.5-pro',
      'gpt-4.1',
      'gpt-4o',
      'grok-code-fast-1',
    ],
  ],
  ['2026-06-tiers', ['claude-opus-4.8', 'claude-haiku-4.5', 'gpt-5.5', 'gpt-5-mini', 'gemini-3.1-pro-preview']],
  ['2026-07-tiers', ['claude-opus-5', 'claude-sonnet-5', 'gpt-5.6', 'gpt-5.6-luna', 'gpt-5.4', 'gemini-3.5-flash']],
  ['flat-nano', ['claude-sonnet-4.6', 'gpt-5-mini', 'gpt-4.1']],
])('%s: who is in, and nothing is unmapped', (name, ids) => {
  const models = fixture(name)
  const { entries, skipped, unmapped, failed } = map(models)
  expect(entries.map(({ model }) => model)).toEqual(ids)
  expect(skipped).toHaveLength(models.length - ids.length)
  expect(unmapped).toEqual([])
  expect(failed).toEqual([])
})

const sink = map(fixture('kitchen-sink'))
const NEEDS = 'LiteLLM needs /chat/completions or /responses'
test('everything odd: who is out, and why', () => {
  expect(
    Object.fromEntries(sink.skipped.map(({ id, reason, rule }) => [id.slice(0, 22), `${rule}: ${reason}`])),
  ).toEqual({
    'claude-nova-3': `reachable: supported_endpoints has only /v1/messages; ${NEEDS}`,
    'modèle-日本-🚀': 'valid-id: id holds characters outside Latin-1, which LiteLLM cannot answer for',
    'nova-disabled':
      'policy: policy.state is "disabled": the model\'s terms are accepted at https://github.com/settings/copilot',
    'nova-unconfigured':
      'policy: policy.state is "unconfigured": the model\'s terms are accepted at https://github.com/settings/copilot',
    'nova-nowhere': 'reachable: supported_endpoints is an empty list',
    'nova-socket': `reachable: supported_endpoints has only ws:/responses; ${NEEDS}`,
    'octo-own': 'custom-model: custom_model is set: it runs on a key of octo-org',
    'nova-endpoints-text': 'reachable: supported_endpoints is "/responses", no list',
    'nova-hidden-word': 'picker: model_picker_enabled is "true"',
    xxxxxxxxxxxxxxxxxxxxxx: 'valid-id: id has 300 characters, more than 256',
    'nova-*': 'valid-id: id holds a "*", which LiteLLM takes as a wildcard',
    'nova-draw': 'model-type: capabilities.type is "image", not "chat"',
    'nova-embed': 'model-type: capabilities.type is "embeddings", not "chat" (settings: embeddings)',
    'nova-embed-old': 'model-type: capabilities.type is "embeddings", not "chat" (settings: embeddings)',
  })
  expect(sink.failed).toEqual([])
})

test('everything odd: what no rule reads, and what none can read, is named', () => {
  expect(sink.unmapped).toEqual([
    { path: 'billing', models: ['nova-mistyped'] },
    { path: 'capabilities.limits.max_context_window_tokens', models: ['nova-mistyped'] },
    { path: 'capabilities.limits.max_output_tokens', models: ['nova-mistyped'] },
    { path: 'capabilities.limits.max_prompt_tokens', models: ['nova-mistyped'] },
    { path: 'capabilities.limits.max_video_seconds', models: ['nova-flags'] },
    { path: 'capabilities.limits.vision', models: ['nova-mistyped'] },
    { path: 'capabilities.supports.adaptive_thinking', models: ['nova-mistyped'] },
    { path: 'capabilities.supports.audio', models: ['nova-flags'] },
    { path: 'capabilities.supports.computer_use', models: ['nova-flags'] },
    { path: 'capabilities.supports.reasoning_effort', models: ['nova-mistyped'] },
    { path: 'capabilities.supports.streaming', models: ['nova-mistyped'] },
    { path: 'capabilities.supports.structured_outputs', models: ['nova-mistyped'] },
    { path: 'capabilities.supports.tool_calls', models: ['nova-mistyped'] },
    { path: 'capabilities.supports.vision', models: ['nova-mistyped'] },
    { path: 'deprecation.date', models: ['nova-flags'] },
    { path: 'deprecation.successor', models: ['nova-flags'] },
    { path: 'model_picker_enabled', models: ['nova-hidden-word'] },
    { path: 'supported_endpoints', models: ['nova-mistyped', 'nova-endpoints-text'] },
  ])
})

const dated = readdirSync(new URL('test-fixtures/catalogs', root)).filter((file) => /^20.*\.json$/.test(file))
test.each(dated)('%s: all can be read', (file) => {
  expect(map(readCatalog(`test-fixtures/catalogs/${file}`)).unreadable).toEqual([])
})

const bare = {
  'model_info.mode': 'chat',
  'model_info.supports_vision': false,
  'model_info.supports_function_calling': false,
  'model_info.supports_tool_calls': false,
  'model_info.supports_parallel_function_calling': false,
  'model_info.supports_structured_outputs': false,
  'model_info.supports_response_schema': false,
  'model_info.supports_reasoning': false,
  'model_info.supports_pdf_input': false,
  'model_info.supports_system_messages': true,
}
test.each(['nova-bare', 'nova-mistyped'])('%s: nothing usable stated, nothing claimed and no limits', (id) => {
  const fields = fieldsOf(sink, id)
  expect(fields).toMatchObject(bare)
  expect(Object.keys(fields).filter((path) => /max_|effort|allowed|streaming|caching/.test(path))).toEqual([])
})

test.each([
  ['nova-text-2', { 'model_info.mode': 'chat', 'model_info.supports_vision': false }],
  ['nova-codex-9', { 'model_info.mode': 'responses', 'model_info.supports_minimal_reasoning_effort': true }],
  ['nova-talk', { 'model_info.mode': 'chat', 'model_info.supports_function_calling': false }],
  ['claude-nova-1', { 'model_info.mode': 'chat', 'model_info.supports_reasoning': true }],
  ['claude-nova-2', { 'model_info.mode': 'chat' }],
  ['1e3', { 'litellm_params.model': 'github_copilot/1e3' }],
  ['__proto__', { 'litellm_params.model': 'github_copilot/__proto__' }],
])('everything odd: %s', (id, fields) => {
  expect(fieldsOf(sink, id)).toMatchObject(fields)
})

const shared = new URL('../shared/catalogs/', root)
const real = existsSync(shared) ? readdirSync(shared).filter((file) => /^(?:0|11).*\.json$/.test(file)) : []
test.skipIf(real.length === 0)('catalogs of real accounts: nothing is unmapped, nobody is lost, no rule fails', () => {
  for (const file of real) {
    const models = readCatalog(new URL(file, shared))
    const { entries, skipped, unmapped, failed } = map(models)
    expect({ file, unmapped, failed }).toEqual({ file, unmapped: [], failed: [] })
    expect(entries.length).toBeGreaterThan(0)
    expect(new Set([...entries.map(({ model }) => model), ...skipped.map(({ id }) => id)])).toEqual(
      new Set(models.map(({ id }) => id)),
    )
  }
})

test('a thousand models map in little time', () => {
  const models = fixture('2026-07-tiers')
  const many = Array.from({ length: 1000 }, (_, at): CatalogModel => ({ ...models[at % 6], id: `m-${at}` }))
  const started = cpuTime()
  expect(map(many).entries).toHaveLength(1000)
  expect(cpuTime() - started).toBeLessThan(1000)
})
