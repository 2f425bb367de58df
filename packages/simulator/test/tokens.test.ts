import { demoToken } from '@copilot-sync/simulator'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { json, post, start } from './helpers.ts'

test('the exchange answers with the whole body that clients read', async () => {
  const simulator = await start({ now: () => 1_000_000, tokenLifetimeSeconds: 600 })
  const response = await fetch(simulator.apiKeyUrl, { headers: { authorization: `Bearer ${demoToken}` } })
  const body = await json(response)
  expect(body).toMatchObject({ expires_at: 1600, refresh_in: 300, endpoints: { api: simulator.url }, individual: true })
  expect(body['token']).toMatch(/^tid=\w+;exp=1600;.*:[0-9a-f]{64}$/)
})

test('a GitHub token gives a new Copilot token each time, of the same account', async () => {
  const simulator = await start({ githubTokens: ['ghu_one', 'ghu_two'], now: () => 0 })
  const exchange = async (githubToken: string): Promise<string> => {
    const headers = { authorization: `token ${githubToken}` }
    const { token } = await json(await fetch(simulator.apiKeyUrl, { headers }))
    return typeof token === 'string' ? token : ''
  }
  const tokens = [await exchange('ghu_one'), await exchange('ghu_one'), await exchange('ghu_two')]
  expect(new Set(tokens).size).toBe(3)
  const [one, again, other] = tokens.map((token) => /^tid=(\w+);/.exec(token)?.[1])
  expect(again).toBe(one)
  expect(other).not.toBe(one)
})

test.each([
  ['no token', {}, 401],
  ['an unknown token', { authorization: 'token ghu_somebodyElse' }, 401],
  ['an unknown scheme', { authorization: `Basic ${demoToken}` }, 401],
  ['a classic personal access token', { authorization: 'token ghp_0123456789' }, 404],
  ['a fine-grained personal access token', { authorization: 'Bearer github_pat_0123' }, 404],
])('the exchange refuses %s', async (_, headers, status) => {
  const simulator = await start()
  expect((await fetch(simulator.apiKeyUrl, { headers })).status).toBe(status)
  expect((await fetch(`${simulator.url}/copilot_internal/user`, { headers })).status).toBe(status)
})

test('the user is told for a token that is known', async () => {
  const simulator = await start({ githubTokens: ['gho_one'] })
  const headers = { authorization: 'token gho_one' }
  const user = await json(await fetch(`${simulator.url}/copilot_internal/user`, { headers }))
  expect(user).toMatchObject({ copilot_plan: 'individual', endpoints: { api: simulator.url } })
})

test.each([
  ['an exchanged token', (token: string) => `Bearer ${token}`, 200],
  ['a GitHub token as it is', () => `Bearer ${demoToken}`, 200],
  ['an exchanged token with another scheme', (token: string) => `token ${token}`, 401],
  ['a token that nobody gave out', () => 'Bearer tid=1;exp=9:00', 401],
  ['a personal access token', () => 'Bearer ghp_0123456789', 400],
])('models with %s', async (_, authorization, status) => {
  const simulator = await start()
  const headers = { authorization: authorization(simulator.issueToken().token) }
  expect((await fetch(`${simulator.url}/models`, { headers })).status).toBe(status)
})

test('models without a token are refused', async () => {
  const simulator = await start()
  expect((await fetch(`${simulator.url}/models`)).status).toBe(401)
})

test('tokens end with their time and with revocation', async () => {
  let now = 0
  const simulator = await start({ now: () => now, tokenLifetimeSeconds: 10 })
  const { token } = simulator.issueToken()
  const list = async (): Promise<number> =>
    (await fetch(`${simulator.url}/models`, { headers: { authorization: `Bearer ${token}` } })).status
  expect(await list()).toBe(200)
  now = 10_000
  expect(await list()).toBe(401)
  now = 0
  simulator.revokeTokens()
  expect(await list()).toBe(401)
})

test('the log holds kinds of tokens, never a token', async () => {
  const simulator = await start({ githubTokens: ['ghu_canary', 'plain-canary'] })
  await fetch(simulator.apiKeyUrl, { headers: { authorization: 'token ghu_canary' } })
  await fetch(simulator.apiKeyUrl, { headers: { authorization: 'token plain-canary' } })
  await post(simulator, '/embeddings', { model: 'none' }, { authorization: 'Bearer ghp_canary' })
  await post(simulator, '/embeddings', { model: 'none' })
  expect(simulator.requests.map(({ headers }) => headers['authorization'])).toEqual([
    'token ghu',
    'token github',
    'Bearer pat',
    'Bearer copilot',
  ])
  expect(JSON.stringify(simulator.requests)).not.toContain('canary')
  simulator.clearRequests()
  expect(simulator.requests).toEqual([])
})

test('a port that is taken is an error, not a hang', async () => {
  const simulator = await start()
  const port = Number(new URL(simulator.url).port)
  await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('closing does not wait for clients that stay connected', async () => {
  const simulator = await start({ host: '127.0.0.1' })
  const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  await simulator.close()
  socket.destroy()
  await expect(fetch(simulator.apiKeyUrl)).rejects.toThrow()
})
