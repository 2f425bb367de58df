import type { FaultAnswer } from '@copilot-sync/simulator'
import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { config, createWorkspace, withSimulator } from './helpers/workspace.ts'

const EXCHANGE = '/copilot_internal/v2/token'
const MODELS = '/models'
const status = (code: number, body: object | string = { message: 'no' }): FaultAnswer => ({
  status: code,
  body: body as never,
})
/** `--timeout` bounds all retries together. */
const timeoutFor = (code: string): string => (code === 'TIMEOUT' ? '2500ms' : '30s')

interface Case {
  readonly path: string
  readonly answer: FaultAnswer
  readonly code: string
  readonly exit: number
}

const cases: readonly Case[] = [
  { path: EXCHANGE, answer: status(401, { message: 'Bad credentials' }), code: 'LOGIN_REJECTED', exit: 4 },
  { path: EXCHANGE, answer: status(403, { error_details: { message: 'no seat' } }), code: 'NOT_ENTITLED', exit: 4 },
  { path: EXCHANGE, answer: status(404, { message: 'Not Found' }), code: 'TOKEN_NOT_EXCHANGEABLE', exit: 4 },
  { path: EXCHANGE, answer: status(429), code: 'RATE_LIMITED', exit: 5 },
  { path: EXCHANGE, answer: status(466), code: 'CLIENT_OBSOLETE', exit: 5 },
  { path: EXCHANGE, answer: status(500), code: 'UPSTREAM_ERROR', exit: 5 },
  { path: EXCHANGE, answer: 'html', code: 'UPSTREAM_ERROR', exit: 5 },
  { path: EXCHANGE, answer: 'reset', code: 'NETWORK', exit: 5 },
  { path: EXCHANGE, answer: 'hang', code: 'TIMEOUT', exit: 5 },
  { path: EXCHANGE, answer: 'truncate', code: 'NETWORK', exit: 5 },
  { path: MODELS, answer: status(401), code: 'LOGIN_REJECTED', exit: 4 },
  { path: MODELS, answer: status(403), code: 'NOT_ENTITLED', exit: 4 },
  { path: MODELS, answer: status(404), code: 'UPSTREAM_NOT_FOUND', exit: 5 },
  { path: MODELS, answer: status(429), code: 'RATE_LIMITED', exit: 5 },
  { path: MODELS, answer: status(466), code: 'CLIENT_OBSOLETE', exit: 5 },
  { path: MODELS, answer: status(500), code: 'UPSTREAM_ERROR', exit: 5 },
  { path: MODELS, answer: status(200, { error: { message: 'no' } }), code: 'CATALOG_UNREADABLE', exit: 5 },
  { path: MODELS, answer: status(200, { data: {} }), code: 'CATALOG_UNREADABLE', exit: 5 },
  { path: MODELS, answer: status(200, { data: [] }), code: 'CATALOG_EMPTY', exit: 3 },
  { path: MODELS, answer: 'html', code: 'CATALOG_UNREADABLE', exit: 5 },
  { path: MODELS, answer: 'truncate', code: 'NETWORK', exit: 5 },
  { path: MODELS, answer: 'slow-body', code: 'TIMEOUT', exit: 5 },
  { path: MODELS, answer: 'hang', code: 'TIMEOUT', exit: 5 },
  { path: MODELS, answer: 'reset', code: 'NETWORK', exit: 5 },
]

test.concurrent.each(cases)('$path $answer: $code', async ({ path, answer, code, exit }) => {
  await withSimulator({ faults: [{ match: { path }, answer }] }, async (simulator) => {
    const { read, run } = createWorkspace(simulator)
    const out = await run('sync', '--json', '--timeout', timeoutFor(code))
    expect(out).toMatchObject({ code: exit, stderr: '' })
    expect(out.json()).toMatchObject({ ok: false, error: { code, exit } })
    expect(out.json().error.hint).not.toBe('')
    expect(read('config.yaml')).toBe(config)
  })
})

test('a 401 of a stale token is mended by one renewal', async () => {
  await withSimulator({}, async (simulator) => {
    const { run } = createWorkspace(simulator)
    await run('models', 'list')
    simulator.revokeTokens()
    expect((await run('sync', '--json')).json().result.added).toHaveLength(22)
  })
})

test('a passing fault is tried again', async () => {
  await withSimulator({ faults: [{ match: { path: MODELS }, times: 1, answer: status(503) }] }, async (simulator) => {
    const { run } = createWorkspace(simulator)
    expect((await run('sync', '--json')).code).toBe(0)
  })
})

test('no token at all', async () => {
  const { run } = createWorkspace()
  expect((await run('sync', '--json')).json().error).toMatchObject({ code: 'NOT_LOGGED_IN', exit: 4 })
})

test.each([
  ['with an access-token it is renewed', true],
  ['without one it is named', false],
])('a broken api-key.json: %s', async (_, withAccessToken) => {
  await withSimulator({}, async (simulator) => {
    const { path, run, write } = createWorkspace(simulator)
    write('tokens/api-key.json', '{"token": ')
    if (!withAccessToken) rmSync(path('tokens/access-token'))
    const out = await run('sync', '--json')
    if (withAccessToken) expect(out.json().ok).toBe(true)
    else expect(out.json().error).toMatchObject({ code: 'NOT_LOGGED_IN', exit: 4 })
  })
})
