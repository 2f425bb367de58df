import { demoToken, type FaultAnswer, knownAnswers } from '@copilot-sync/simulator'
import { expect, test } from 'vitest'
import { json, post, start } from './helpers.ts'

const headers = { authorization: `Bearer ${demoToken}` }

async function fetched(url: string, timeout = 400): Promise<string> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeout) })
    return `${response.status} ${(await response.text()).slice(0, 15)}`
  } catch (error) {
    return error instanceof DOMException ? error.name : 'cut'
  }
}

test.each<readonly [FaultAnswer, string]>([
  [{ status: 503 }, '503 {"message":"sim'],
  [{ status: 429, headers: { 'retry-after': '1' }, body: 'slow down' }, '429 slow down'],
  [{ status: 200, body: { data: {} } }, '200 {"data":{}}'],
  ['html', '200 <!doctype html>'],
  ['reset', 'cut'],
  ['truncate', 'cut'],
  ['hang', 'TimeoutError'],
  ['slow-body', 'TimeoutError'],
  [{ delayMs: 20 }, '200 {"data":[{"capa'],
])('%j comes as %s, once', async (answer, wanted) => {
  const simulator = await start({ faults: [{ match: { path: '/models' }, times: 1, answer }] })
  expect(await fetched(`${simulator.url}/models`)).toBe(wanted)
  expect(await fetched(`${simulator.url}/models`)).toBe('200 {"data":[{"capa')
  const cut = ['reset', 'hang'].includes(JSON.stringify(answer).slice(1, -1))
  expect(simulator.requests.map(({ status }) => status)).toEqual([
    cut ? 0 : Number(/^\d+/.exec(wanted)?.[0] ?? 200),
    200,
  ])
})

test('a slow body that is waited for comes whole', async () => {
  const simulator = await start({ catalog: { data: [] } })
  simulator.setFaults([{ match: {}, answer: 'slow-body' }])
  expect(await fetched(`${simulator.url}/models`, 5000)).toBe('200 {"data":[]}')
})

test('a fault can wait, match by beginning, method and model, and changes nothing behind it', async () => {
  const simulator = await start({
    catalogs: [{ data: [{ id: 'a' }] }, { data: [{ id: 'b' }] }],
    faults: [
      { match: { path: '/mod*', method: 'GET' }, after: 1, times: 2, answer: { status: 500 } },
      { match: { model: 'a' }, answer: { status: 418 } },
    ],
  })
  const seen: string[] = []
  for (let turn = 0; turn < 4; turn += 1) seen.push(await fetched(`${simulator.url}/models`))
  expect(seen).toEqual(['200 {"data":[{"id":', '500 {"message":"sim', '500 {"message":"sim', '200 {"data":[{"id":'])
  expect(simulator.requests.at(-1)).toMatchObject({ method: 'GET', path: '/models', status: 200 })
  expect((await post(simulator, '/chat/completions', { model: 'a', messages: [] })).status).toBe(418)
  expect((await post(simulator, '/chat/completions', { model: 'b', messages: [] })).status).toBe(200)
})

test.each(Object.keys(knownAnswers) as (keyof typeof knownAnswers)[])('refuses by cause: %s', async (answer) => {
  const simulator = await start({ faults: [{ match: {}, answer }] })
  const response = await fetch(simulator.apiKeyUrl, { headers })
  const { status, body, headers: more = {} } = knownAnswers[answer]
  expect(response.status).toBe(status)
  expect(await response.text()).toBe(typeof body === 'string' ? body : JSON.stringify(body))
  for (const [name, value] of Object.entries(more)) expect(response.headers.get(name)).toBe(value)
})

test('exchanges by script, the last one stays', async () => {
  const simulator = await start({ exchanges: [{ sku: 'free_limited_copilot', chat_enabled: false }, { sku: 'two' }] })
  const seen = []
  for (let turn = 0; turn < 3; turn += 1) seen.push(await json(await fetch(simulator.apiKeyUrl, { headers })))
  expect(seen).toMatchObject([{ sku: 'free_limited_copilot', chat_enabled: false }, { sku: 'two' }, { sku: 'two' }])
  simulator.setExchanges()
  expect(await json(await fetch(simulator.apiKeyUrl, { headers }))).toMatchObject({ sku: 'simulated_seat' })
})
