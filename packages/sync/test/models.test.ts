import { listModels, showModel } from '@copilot-sync/sync'
import { expect, test } from 'vitest'
import { chat, createPlace, suggest } from './helpers/asked.ts'

const priced = {
  policy: { state: 'enabled' },
  preview: true,
  billing: {
    token_prices: { batch_size: 1_000_000, default: { input_price: 125, output_price: 1000, cache_price: 12.5 } },
  },
}

test('the facts of each model, whether it is in or not', async () => {
  const place = createPlace('model_list:\n  - model_name: github_copilot/mine\n    litellm_params: { model: x }\n')
  place.offer(chat('one', priced), chat('mine'), chat('out', { model_picker_enabled: false }))
  const { models, catalog, source, rememberedAt } = await listModels(place.runtime, { ...place.options, all: true })
  expect(models).toMatchObject([
    {
      id: 'one',
      usable: true,
      reason: null,
      names: ['github_copilot/one'],
      fields: { 'model_info.max_output_tokens': 500 },
      label: 'ONE',
      vendor: 'Vendor',
      mode: 'chat',
      limits: { input: 1000, output: 500, context: null },
      capabilities: ['vision', 'caching'],
      prices: { input: 0.00000125, output: 0.00001, cacheRead: 1.25e-7, cacheWrite: null },
      preview: true,
      policy: 'enabled',
      inConfig: 'no',
      held: [],
    },
    { id: 'mine', inConfig: 'yours', prices: null, preview: false, policy: null },
    {
      id: 'out',
      usable: false,
      reason: 'model_picker_enabled is false',
      names: [],
      fields: {},
      limits: { output: 500 },
    },
  ])
  expect(catalog).toMatchObject({ models: 3, apiBase: null })
  expect({ source, rememberedAt }).toEqual({ source: 'file', rememberedAt: null })
  const usable = await listModels(place.runtime, { ...place.options, all: false })
  expect(usable.models.map(({ id }) => id)).toEqual(['one', 'mine'])
})

test('without a config nothing is said of it', async () => {
  const place = createPlace(null)
  place.offer(chat('one'))
  const { models } = await listModels(place.runtime, { ...place.options, all: true })
  expect(models).toMatchObject([{ id: 'one', inConfig: null }])
  expect(place.runtime.warnings).toEqual([])
})

test('out of memory: what the last sync was told, and what is held', async () => {
  const place = createPlace()
  const at = Date.UTC(2026, 8, 1)
  const question = { ...place.options, catalog: undefined, cached: true, all: true }
  await expect(listModels(place.runtime, question)).rejects.toMatchObject({ code: 'CATALOG_NOT_REMEMBERED', exit: 5 })
  place.offer(chat('one', priced), chat('two'), chat('out', { model_picker_enabled: false }))
  await place.sync(at)
  place.offer(chat('one', priced))
  await place.sync(at + 60_000)
  const { models, source, rememberedAt, catalog } = await listModels(place.runtime, question)
  expect(models).toMatchObject([
    {
      id: 'one',
      label: 'ONE',
      preview: true,
      policy: 'enabled',
      prices: { input: 0.00000125 },
      inConfig: 'ours',
      held: [],
    },
    { id: 'two', usable: true, inConfig: 'ours', held: [{ path: null, fetches: 1 }] },
  ])
  expect({ source, rememberedAt }).toEqual({ source: 'memory', rememberedAt: '2026-09-01T00:01:00.000Z' })
  expect(catalog.models).toBe(2)
})

test('one model in full: every field with its rule', async () => {
  const place = createPlace()
  place.offer(chat('one'), chat('out', { model_picker_enabled: false }))
  const { model } = await showModel(place.runtime, { ...place.options, model: 'github_copilot/one', suggest })
  expect(model).toMatchObject({ id: 'one', usable: true })
  expect(model.rules).toContainEqual({ path: 'model_info.max_output_tokens', value: 500, rule: 'limits' })
  expect(model.rules).toContainEqual({ path: 'litellm_params.model', value: 'github_copilot/one', rule: 'core' })
  const out = await showModel(place.runtime, { ...place.options, model: 'out', suggest })
  expect(out.model.rules).toContainEqual({ path: 'model_info.mode', value: 'chat', rule: 'mode' })
})

test.each([
  { typed: 'model-9', hint: /^Did you mean model-1\? `copilot-sync explain model-9`/ },
  { typed: 'zzz', hint: /^`copilot-sync explain zzz`/ },
])('a model that is not there: $typed', async ({ typed, hint }) => {
  const place = createPlace()
  place.offer(chat('model-1'))
  const asked = showModel(place.runtime, { ...place.options, model: typed, suggest })
  await expect(asked).rejects.toMatchObject({ code: 'MODEL_UNKNOWN', exit: 1, hint: expect.stringMatching(hint) })
})
