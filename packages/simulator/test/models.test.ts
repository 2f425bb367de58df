import type { Json } from '@copilot-sync/catalog'
import { defaultCatalog, demoToken } from '@copilot-sync/simulator'
import { expect, test } from 'vitest'
import { at, json, start } from './helpers.ts'

const headers = { authorization: `Bearer ${demoToken}` }

test('22 models of the built-in list are usable, and one id is there twice', () => {
  const { data } = defaultCatalog()
  const usable = data.filter((model) => {
    const {
      capabilities,
      model_picker_enabled: picker,
      policy,
      supported_endpoints: endpoints = ['/chat/completions'],
    } = model
    const open =
      JSON.stringify(endpoints).includes('/chat/completions') || JSON.stringify(endpoints).includes('"/responses"')
    const chat = JSON.stringify(capabilities).includes('"type":"chat"')
    return picker === true && chat && open && !JSON.stringify(policy ?? {}).includes('disabled')
  })
  expect(new Set(usable.map(({ id }) => id)).size).toBe(22)
  expect(new Set(usable.map(({ vendor }) => vendor)).size).toBeGreaterThanOrEqual(6)
  expect(data.length - new Set(data.map(({ id }) => id)).size).toBe(1)
})

const tier = 'billing.token_prices.default'
const prompt = 'capabilities.limits.max_prompt_tokens'
test.each([
  [undefined, { billing: undefined, [prompt]: 200_000 }],
  ['2025-04-01', { billing: undefined, [prompt]: 200_000 }],
  ['2025-05-01', { 'billing.multiplier': 1, [tier]: undefined, [prompt]: 872_000, is_chat_default: false }],
  ['2025-10-01', { 'billing.multiplier': 1, [prompt]: 200_000 }],
  ['2026-06-01', { [`${tier}.context_max`]: 200_000, [`${tier}.cache_price`]: 50, [prompt]: 872_000 }],
  ['2026-08-01', { [`${tier}.max_prompt_tokens`]: 200_000, [`${tier}.cache_read_price`]: 50, [prompt]: 872_000 }],
])('API version %s decides the shape', async (version, wanted) => {
  const simulator = await start()
  const sent = version === undefined ? headers : { ...headers, 'x-github-api-version': version }
  const { data } = await json(await fetch(`${simulator.url}/models`, { headers: sent }))
  const model = Array.isArray(data) ? data.find((each) => at(each, 'id') === 'claude-opus-5.5') : undefined
  for (const [path, value] of Object.entries(wanted)) expect(at(model, path), path).toEqual(value)
})

test.each(['2022-11-28', 'latest'])('API version %s is refused in text', async (version) => {
  const simulator = await start()
  const response = await fetch(`${simulator.url}/models`, { headers: { ...headers, 'x-github-api-version': version } })
  expect([response.status, response.headers.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8'])
})

test('lists given are served as they are, one a fetch, the last one from then on', async () => {
  const [one, two] = [{ data: [{ id: 'a' }] }, { data: [{ id: 'b' }] }]
  const simulator = await start({ catalogs: [one, two] })
  const list = async (): Promise<Json> => json(await fetch(`${simulator.url}/models`, { headers }))
  expect([await list(), await list(), await list()]).toEqual([one, two, two])
  simulator.setCatalog(one)
  expect(await list()).toEqual(one)
  simulator.setCatalog()
  expect(await list()).toEqual(defaultCatalog(''))
})

test('the policy of a model is not ours to accept', async () => {
  const simulator = await start()
  const post = async (sent: Record<string, string>): Promise<number> =>
    (await fetch(`${simulator.url}/models/gpt-5.5/policy`, { method: 'POST', headers: sent })).status
  expect([await post(headers), await post({})]).toEqual([403, 401])
})

test.each([
  ['GET', '/'],
  ['GET', '/chat/completions'],
  ['GET', '/models/gpt-5.5/policy'],
])('%s %s is not found', async (method, path) => {
  const simulator = await start()
  expect((await fetch(`${simulator.url}${path}`, { method })).status).toBe(404)
})
