import { API_VERSION, createHttp, fetchCatalog, type Access } from '@copilot-sync/api-client'
import { editorHeaders } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CANARY, client, failure } from './helpers/client.ts'
import { serve } from './helpers/serve.ts'

const json = { 'content-type': 'application/json' }

test('lists the models of an account', async () => {
  const { url, seen } = await serve((_, response) => response.end('{"data": [{"id": "gpt-5.5"}, {"name": "no id"}]}'))

  const http = createHttp({ env: {}, deadline: Date.now() + 60_000, now: Date.now, sleep, random: Math.random })
  const authenticate = async () => ({ token: 'a-copilot-token', apiBase: url })
  const catalog = await fetchCatalog({ authenticate, http, headers: editorHeaders() })

  expect(catalog.models.map(({ id }) => id)).toEqual(['gpt-5.5'])
  expect(catalog.rejected).toEqual([{ index: 1, id: null, reason: 'no id' }])
  expect(catalog).toMatchObject({ apiBase: url, apiVersion: API_VERSION })
  expect(seen).toMatchObject([
    {
      method: 'GET',
      url: '/models',
      headers: {
        authorization: 'Bearer a-copilot-token',
        'x-github-api-version': '2026-06-01',
        'openai-intent': 'model-access',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'editor-version': 'vscode/1.95.0',
        'editor-plugin-version': 'copilot-chat/0.26.7',
        'user-agent': 'GitHubCopilotChat/0.26.7',
        'copilot-integration-id': 'vscode-chat',
      },
    },
  ])
})

interface Answer {
  readonly status?: number
  readonly body?: string
  readonly headers?: Record<string, string>
}

interface AskOptions {
  readonly apiVersion?: string | null
  /** What the first access says of itself. */
  readonly saved?: Partial<Access>
  /** What renewing ends with in place of an access. */
  readonly renewal?: SyncError
}

/** Asks a server that gives these answers in turn, the last one again and again. */
async function ask(answers: readonly Answer[], options: AskOptions = {}) {
  let at = 0
  const { saved, renewal, ...more } = options
  const { url, seen } = await serve((_, response) => {
    const { status = 200, body = '', headers = {} } = answers[Math.min(at, answers.length - 1)] ?? {}
    at += 1
    response.writeHead(status, headers).end(body)
  })
  const renewals: boolean[] = []
  const authenticate = async ({ renew = false } = {}): Promise<Access> => {
    renewals.push(renew)
    if (renew && renewal) throw renewal
    if (!renew && saved) return { token: CANARY, apiBase: url, ...saved }
    return { token: renew ? `${CANARY}-renewed` : CANARY, apiBase: url }
  }
  const { http } = client()
  return { url, seen, renewals, result: fetchCatalog({ authenticate, http, headers: editorHeaders(), ...more }) }
}

const pat = 'checking third-party user token: bad request: Personal Access Tokens are not supported for this endpoint'

test.each<[string, Answer, string, number]>([
  ['400', { status: 400, body: 'bad request' }, 'UPSTREAM_REJECTED', 5],
  ['400 for a personal token', { status: 400, body: pat }, 'LOGIN_REJECTED', 4],
  ['401', { status: 401, body: `unauthorized: ${CANARY}` }, 'LOGIN_REJECTED', 4],
  [
    '401 for a personal token',
    { status: 401, body: 'Personal Access Token does not have Copilot Requests permission' },
    'LOGIN_REJECTED',
    4,
  ],
  ['402', { status: 402 }, 'UPSTREAM_REJECTED', 5],
  ['403', { status: 403, body: '{"error":{"message":"access denied by Copilot policy"}}' }, 'NOT_ENTITLED', 4],
  ['404', { status: 404, body: 'not found' }, 'UPSTREAM_NOT_FOUND', 5],
  ['403 of single sign-on', { status: 403, headers: { 'x-github-sso': 'required; url=https://x' } }, 'SSO_REQUIRED', 4],
  ['403 for the rate', { status: 403, headers: { 'retry-after': '300' } }, 'RATE_LIMITED', 5],
  ['421', { status: 421 }, 'WRONG_HOST', 5],
  ['429', { status: 429, headers: { 'retry-after': '300' } }, 'RATE_LIMITED', 5],
  ['466', { status: 466 }, 'CLIENT_OBSOLETE', 5],
  ['499', { status: 499 }, 'UPSTREAM_ERROR', 5],
  ['500', { status: 500, body: `<html>${CANARY}</html>` }, 'UPSTREAM_ERROR', 5],
  ['503', { status: 503 }, 'UPSTREAM_ERROR', 5],
  ['a redirect', { status: 302, headers: { location: 'https://login.example/' } }, 'UPSTREAM_REJECTED', 5],
  ['HTML', { body: `<!doctype html><title>Login</title>${CANARY}` }, 'CATALOG_UNREADABLE', 5],
  ['truncated JSON', { body: `{"data": [{"id": "gpt-5.5", "x": "${CANARY}` }, 'CATALOG_UNREADABLE', 5],
  ['nothing', { body: '' }, 'CATALOG_UNREADABLE', 5],
  ['data that is no list', { body: '{"data": {}}' }, 'CATALOG_UNREADABLE', 5],
  [
    'an error envelope with 200',
    { body: `{"error": {"message": "oops ${CANARY}"}}`, headers: json },
    'CATALOG_UNREADABLE',
    5,
  ],
  ['only bad entries', { body: '{"data": [1, {"id": 2}]}' }, 'CATALOG_UNREADABLE', 5],
  ['an empty list', { body: '{"data": []}' }, 'CATALOG_EMPTY', 3],
])('names the answer: %s', async (_, answer, code, exit) => {
  const { result } = await ask([answer])
  expect(await failure(result)).toMatchObject({ code, exit })
})

const good: Answer = { body: '{"data": [{"id": "gpt-5.5"}]}' }

test.each<[string, Answer[], boolean[], (string | undefined)[], string | null]>([
  ['a 401 is renewed once', [{ status: 401 }, good], [false, true], [API_VERSION, API_VERSION], API_VERSION],
  ['a 400 is asked without the version', [{ status: 400 }, good], [false], [API_VERSION, undefined], null],
  ['a 466 is asked without the version', [{ status: 466 }, good], [false], [API_VERSION, undefined], null],
  ['both', [{ status: 401 }, { status: 466 }, good], [false, true], [API_VERSION, API_VERSION, undefined], null],
])('%s', async (_, answers, renewals, versions, apiVersion) => {
  const asked = await ask(answers)
  expect(await asked.result).toMatchObject({ models: [{ id: 'gpt-5.5' }], apiVersion })
  expect(asked.renewals).toEqual(renewals)
  expect(asked.seen.map(({ headers }) => headers['x-github-api-version'])).toEqual(versions)
})

const fromFile: Partial<Access> = { source: 'api-key-file' }
const limited = { status: 403, body: 'You have exceeded a secondary rate limit.' }
test.each<[string, Answer, Partial<Access>, boolean]>([
  ['a 403 with a saved token', { status: 403 }, fromFile, true],
  ['a 404 with a saved token', { status: 404 }, fromFile, true],
  ['a 421 with a saved token', { status: 421 }, fromFile, true],
  ['a 421 with a fresh one', { status: 421 }, { source: 'exchange' }, true],
  ['a 403 with a fresh one', { status: 403 }, { source: 'exchange' }, false],
  ['a 404 with a fresh one', { status: 404 }, { source: 'exchange' }, false],
  ['a 404 with one of unknown origin', { status: 404 }, {}, false],
  ['a 403 for the rate with a saved token', limited, fromFile, false],
])('%s asks the exchange for another host, or not', async (_, refusal, saved, asks) => {
  const { result, renewals, seen } = await ask([refusal, good], { saved })
  if (asks) expect(await result).toMatchObject({ models: [{ id: 'gpt-5.5' }] })
  else await failure(result)
  expect(renewals).toEqual(asks ? [false, true] : [false])
  expect(seen).toHaveLength(asks ? 2 : 1)
})

const notLoggedIn = new SyncError('NOT_LOGGED_IN', 'no GitHub token was found', { hint: 'Log in.' })
const noSeat = new SyncError('NOT_ENTITLED', 'no seat', { hint: 'Get one.' })
test.each<[string, Answer, SyncError, string]>([
  ['nothing to renew with: the refusal counts', { status: 403 }, notLoggedIn, 'NOT_ENTITLED'],
  ['nothing to renew with: the refusal counts', { status: 404 }, notLoggedIn, 'UPSTREAM_NOT_FOUND'],
  ['nothing to renew with: the refusal counts', { status: 421 }, notLoggedIn, 'WRONG_HOST'],
  ['a token that is over, nothing to renew with', { status: 401 }, notLoggedIn, 'NOT_LOGGED_IN'],
  ['an exchange that refuses', { status: 404 }, noSeat, 'NOT_ENTITLED'],
])('%s', async (_, refusal, renewal, code) => {
  const { result, seen } = await ask([refusal], { saved: fromFile, renewal })
  expect(await failure(result)).toMatchObject({ code })
  expect(seen).toHaveLength(1)
})

test.each<[Answer, boolean | undefined, string]>([
  [{ status: 401 }, false, 'NOT_ENTITLED'],
  [{ status: 403 }, false, 'NOT_ENTITLED'],
  [{ status: 401 }, true, 'LOGIN_REJECTED'],
  [{ status: 401 }, undefined, 'LOGIN_REJECTED'],
])('%j for a seat whose chat is %j: %s', async (refusal, chatEnabled, code) => {
  const { url } = await serve((_, response) => response.writeHead(refusal.status ?? 200).end())
  const authenticate = async (): Promise<Access> => ({ token: CANARY, apiBase: url, chatEnabled })
  const error = await failure(fetchCatalog({ authenticate, http: client().http, headers: editorHeaders() }))
  expect(error.code).toBe(code)
  expect(error.message.includes('chat_enabled')).toBe(chatEnabled === false)
})

test('a list that repeats any secret known by then is refused', async () => {
  const { url } = await serve((_, response) => response.end(`{"data": [{"id": "hunter2-hunter2"}]}`))
  const secrets = new Set<string>()
  const authenticate = async (): Promise<Access> => {
    secrets.add('hunter2-hunter2')
    return { token: CANARY, apiBase: url }
  }
  const asked = fetchCatalog({ authenticate, http: client().http, headers: editorHeaders(), secrets })
  expect(await failure(asked)).toMatchObject({ code: 'TOKEN_ECHOED', exit: 5 })
})

test.each<[string, Answer, number]>([
  ['a second 401', { status: 401 }, 2],
  ['a second 466', { status: 466 }, 2],
  ['a personal token, whatever the version', { status: 400, body: pat }, 1],
  ['a 403', { status: 403 }, 1],
  ['a second 421', { status: 421 }, 2],
  ['a server that keeps failing', { status: 500 }, 4],
])('asks no more after %s', async (_, answer, requests) => {
  const { result, seen } = await ask([answer])
  await failure(result)
  expect(seen).toHaveLength(requests)
})

test('sends no version when it is asked to, and does not try again without it', async () => {
  const { result, seen } = await ask([{ status: 466 }], { apiVersion: null })
  await failure(result)
  expect(seen).toHaveLength(1)
  expect(seen[0]?.headers).not.toHaveProperty('x-github-api-version')
})

test('says how long a 429 asks to wait', async () => {
  const { result } = await ask([{ status: 429, headers: { 'retry-after': '300' } }])
  expect((await failure(result)).hint).toContain('300 s')
})

test('shows at most 200 printable characters of an answer', async () => {
  const { result } = await ask([{ status: 403, body: `\u001B[31m${'x'.repeat(5000)}` }])
  const { message } = await failure(result)
  expect(message).not.toContain('\u001B')
  expect(message.length).toBeLessThan(350)
})
