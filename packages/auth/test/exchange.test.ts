import { expect, test } from 'vitest'
import { type Answer, COPILOT, envelope, failure, GITHUB, NOW, stage } from './helpers/stage.ts'

const details = {
  message: 'Your subscription has ended',
  notification_id: 'no_copilot_access',
  url: 'https://x.example',
}
const noSeat = JSON.stringify({ message: 'Resource not accessible by integration', error_details: details })
const limited = '{"message": "API rate limit exceeded for user ID 1.", "status": "403"}'

test.each<[string, Answer, string, number, string]>([
  ['401', { status: 401, body: '{"message": "Bad credentials"}' }, 'LOGIN_REJECTED', 4, 'Bad credentials'],
  ['401 that repeats the token', { status: 401, body: `bad token ${GITHUB}` }, 'LOGIN_REJECTED', 4, 'bad token'],
  ['403', { status: 403, body: noSeat }, 'NOT_ENTITLED', 4, 'Your subscription has ended'],
  ['403 for the rate', { status: 403, body: limited }, 'RATE_LIMITED', 5, 'API rate limit exceeded'],
  ['404', { status: 404, body: '{"message": "Not Found"}' }, 'TOKEN_NOT_EXCHANGEABLE', 4, 'Not Found'],
  ['429', { status: 429, headers: { 'retry-after': '90' } }, 'RATE_LIMITED', 5, 'HTTP 429'],
  ['466', { status: 466 }, 'CLIENT_OBSOLETE', 5, 'HTTP 466'],
  ['400', { status: 400, body: '' }, 'UPSTREAM_REJECTED', 5, 'HTTP 400'],
  ['499', { status: 499 }, 'UPSTREAM_ERROR', 5, 'HTTP 499'],
  ['500', { status: 500, body: '<html>oops</html>' }, 'UPSTREAM_ERROR', 5, 'HTTP 500'],
  ['a redirect', { status: 302, headers: { location: 'https://login.example' } }, 'UPSTREAM_REJECTED', 5, 'HTTP 302'],
  ['HTML', { body: `<html>${GITHUB}</html>` }, 'UPSTREAM_ERROR', 5, 'is not JSON'],
  ['nothing', { body: '' }, 'UPSTREAM_ERROR', 5, 'is empty'],
  ['cut JSON', { body: `{"token": "${COPILOT}` }, 'UPSTREAM_ERROR', 5, 'is not JSON'],
  ['JSON cut within an odd token', { body: '{"token": "opaque-canary' }, 'UPSTREAM_ERROR', 5, 'is not JSON'],
  ['no token', { body: '{"message": "not today"}' }, 'UPSTREAM_ERROR', 5, 'not today'],
  ['a token that no header can carry', { body: '{"token": "tid=canary\\n"}' }, 'UPSTREAM_ERROR', 5, 'characters'],
])('names the answer: %s', async (_, answer, code, exit, part) => {
  const { authenticate, file } = await stage({ files: { 'access-token': GITHUB }, answer })
  const error = await failure(authenticate())
  expect(error).toMatchObject({ code, exit })
  expect(error.message).toContain(part)
  if (answer.status) expect(error.message).toContain(file('access-token'))
  if (answer.headers?.['retry-after']) expect(error.hint).toContain('90 s')
})

test.each(['ghp_canary0123456789abcdef', 'github_pat_canary0123456789abcdef'])(
  'a 404 for %s has its own hint',
  async (token) => {
    const answer = { status: 404 }
    const own = await stage({ files: { 'access-token': token }, answer })
    const other = await stage({ files: { 'access-token': GITHUB }, answer })
    const error = await failure(own.authenticate())
    expect(error).toMatchObject({
      code: 'TOKEN_NOT_EXCHANGEABLE',
      hint: expect.stringContaining('personal access token'),
    })
    expect((await failure(other.authenticate())).hint).not.toBe(error.hint)
  },
)

const proxied = 'tid=canary;proxy-ep=proxy.business.githubcopilot.com;sku=x:mac'

test.each<[string, object, Record<string, string>, string]>([
  [
    'endpoints.api',
    { endpoints: { api: 'https://api.x.example/' } },
    { GITHUB_COPILOT_API_BASE: 'https://env.example' },
    'https://api.x.example',
  ],
  ['on loopback', { endpoints: { api: 'http://127.0.0.1:4141' } }, {}, 'http://127.0.0.1:4141'],
  ['on loopback by name', { endpoints: { api: 'http://localhost:4141' } }, {}, 'http://localhost:4141'],
  ['on loopback, IPv6', { endpoints: { api: 'http://[::1]:4141' } }, {}, 'http://[::1]:4141'],
  [
    'the environment',
    { endpoints: {}, token: proxied },
    { GITHUB_COPILOT_API_BASE: 'https://env.example/base//' },
    'https://env.example/base',
  ],
  ['what proxy-ep implies', { endpoints: null, token: proxied }, {}, 'https://api.business.githubcopilot.com'],
  [
    'proxy-ep at the end',
    { endpoints: [], token: 'tid=canary;proxy-ep=proxy.x.example:mac' },
    {},
    'https://api.x.example',
  ],
  [
    'a proxy-ep of another form',
    { endpoints: { api: 5 }, token: 'tid=canary;proxy-ep=evil.example/?;x' },
    {},
    'https://api.githubcopilot.com',
  ],
  ['the public one', { endpoints: undefined }, { GITHUB_COPILOT_API_BASE: '' }, 'https://api.githubcopilot.com'],
])('the host: %s', async (_, more, env, apiBase) => {
  const fresh = await stage({ files: { 'access-token': GITHUB }, answer: { body: envelope(900, more) }, env })
  expect(await fresh.authenticate()).toMatchObject({ source: 'exchange', apiBase })
  const saved = await stage({ files: { 'api-key.json': envelope(900, more) }, env })
  expect(await saved.authenticate()).toMatchObject({ source: 'api-key-file', apiBase, expiresAt: NOW + 900_000 })
})

test.each([
  ['clear text', 'http://api.x.example'],
  ['a name that only looks like loopback', 'http://127.0.0.1.example'],
  ['credentials', 'https://user:hunter2@api.x.example'],
  ['another scheme', 'ftp://api.x.example'],
  ['no address', 'api.x.example'],
])('refuses an address: %s', async (_, address) => {
  const files = { 'access-token': GITHUB }
  const places = [
    await stage({ files, env: { GITHUB_COPILOT_API_KEY_URL: address } }),
    await stage({ files, answer: { body: envelope(900, { endpoints: { api: address } }) } }),
    await stage({ files: { 'api-key.json': envelope(900, { endpoints: { api: address } }) } }),
    await stage({
      files: { 'api-key.json': envelope(900, { endpoints: {} }) },
      env: { GITHUB_COPILOT_API_BASE: address },
    }),
  ]
  for (const { authenticate } of places) {
    expect(await failure(authenticate())).toMatchObject({ code: 'ADDRESS_REFUSED', exit: 6 })
  }
  expect(places.map(({ seen }) => seen.length)).toEqual([0, 1, 0, 0])
})

test.each([
  ['the Copilot token', COPILOT],
  ['the GitHub token', GITHUB],
  ['one in base64', Buffer.from(GITHUB).toString('base64url')],
])('refuses an address that repeats a token: %s', async (_, token) => {
  const answer = { body: envelope(900, { endpoints: { api: `https://api.x.example/${token}` } }) }
  const { authenticate, seen } = await stage({ files: { 'access-token': GITHUB }, answer })
  expect(await failure(authenticate())).toMatchObject({ code: 'ADDRESS_REFUSED', exit: 6 })
  expect(seen).toHaveLength(1)
})

test.each<[string, object, object]>([
  [
    'the plan and the seat',
    { sku: 'free_limited_copilot', chat_enabled: false },
    { sku: 'free_limited_copilot', chatEnabled: false },
  ],
  ['a seat with chat', { chat_enabled: true }, { chatEnabled: true }],
  ['values of other types', { sku: 7, chat_enabled: 'no' }, {}],
  ['a plan that no plan is called', { sku: 'ghu_ABC' }, {}],
  ['a plan with a line break', { sku: 'free\nplan' }, {}],
])('tells %s, fresh and saved', async (_, more, told) => {
  const fresh = await stage({ files: { 'access-token': GITHUB }, answer: { body: envelope(900, more) } })
  const saved = await stage({ files: { 'api-key.json': envelope(900, more) } })
  for (const { authenticate } of [fresh, saved]) {
    const { sku, chatEnabled } = await authenticate()
    expect({ sku, chatEnabled }).toEqual({ sku: undefined, chatEnabled: undefined, ...told })
  }
})

test('a saved Copilot token is used, and the GitHub token beside it is told as a secret all the same', async () => {
  const files = { 'api-key.json': envelope(900), 'access-token': `${GITHUB}\n` }
  const { authenticate, secrets, seen } = await stage({ files })
  expect(await authenticate()).toMatchObject({ source: 'api-key-file' })
  expect(secrets).toEqual(expect.arrayContaining([COPILOT, GITHUB]))
  expect(seen).toEqual([])
})
