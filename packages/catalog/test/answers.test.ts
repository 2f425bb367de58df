import { type HttpResponse, nameExchangeAnswer, nameModelsAnswer, speaksOfPersonalToken } from '@copilot-sync/catalog'
import { expect, test } from 'vitest'

const TOKEN = 'ghu_canary0123456789abcdef'
const URL = 'https://copilot.example/x'

const answer = (
  status: number,
  text = '',
  retryAfterMs?: number,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({ status, text, retryAfterMs, header: (name) => headers[name] })

const models = (response: HttpResponse, more: { chatEnabled?: boolean; renewed?: boolean } = {}) =>
  nameModelsAnswer(response, { url: URL, secrets: [TOKEN], renewed: false, ...more })
const exchange = (response: HttpResponse, token = TOKEN) =>
  nameExchangeAnswer(response, URL, { token, from: '/tokens/access-token' })

test.each<[number, string, string, string]>([
  [302, '', 'UPSTREAM_REJECTED', 'UPSTREAM_REJECTED'],
  [400, '', 'UPSTREAM_REJECTED', 'UPSTREAM_REJECTED'],
  [400, 'Personal Access Tokens are not supported', 'LOGIN_REJECTED', 'UPSTREAM_REJECTED'],
  [401, '', 'LOGIN_REJECTED', 'LOGIN_REJECTED'],
  [403, '', 'NOT_ENTITLED', 'NOT_ENTITLED'],
  [403, 'API rate limit exceeded', 'RATE_LIMITED', 'RATE_LIMITED'],
  [404, '', 'UPSTREAM_NOT_FOUND', 'TOKEN_NOT_EXCHANGEABLE'],
  [418, '', 'UPSTREAM_REJECTED', 'UPSTREAM_REJECTED'],
  [421, '', 'WRONG_HOST', 'UPSTREAM_REJECTED'],
  [429, '', 'RATE_LIMITED', 'RATE_LIMITED'],
  [466, '', 'CLIENT_OBSOLETE', 'CLIENT_OBSOLETE'],
  [499, '', 'UPSTREAM_ERROR', 'UPSTREAM_ERROR'],
  [503, '', 'UPSTREAM_ERROR', 'UPSTREAM_ERROR'],
])('%i %j means %s of the models, %s of the exchange', (status, text, ofModels, ofExchange) => {
  const said = `${text} ${TOKEN}`
  const errors = [models(answer(status, said, 1500)), exchange(answer(status, said, 1500))]
  expect(errors.map(({ code }) => code)).toEqual([ofModels, ofExchange])
  for (const { message, hint } of errors) {
    expect(message).toContain(`HTTP ${status}`)
    expect(message).toContain(text)
    expect(message + hint).not.toContain(TOKEN)
    expect(hint).toContain('2 s')
  }
  expect(errors[1]?.message).toContain('/tokens/access-token')
})

interface Refusal {
  readonly what: string
  readonly status?: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: string
  readonly code: string
  readonly exit: number
}
const seat =
  '{"message": "Resource not accessible by integration", "error_details": {"notification_id": "no_copilot_access"}}'

test.each<Refusal>([
  { what: 'no seat', body: seat, code: 'NOT_ENTITLED', exit: 4 },
  { what: 'nothing said', body: '', code: 'NOT_ENTITLED', exit: 4 },
  {
    what: 'a personal token',
    body: 'Resource not accessible by personal access token',
    code: 'TOKEN_NOT_EXCHANGEABLE',
    exit: 4,
  },
  { what: 'one told by its name', body: seat, token: 'github_pat_EXAMPLE', code: 'TOKEN_NOT_EXCHANGEABLE', exit: 4 },
  { what: 'a classic one', body: '', token: 'ghp_EXAMPLE', code: 'TOKEN_NOT_EXCHANGEABLE', exit: 4 },
  { what: 'a secondary limit', body: 'You have exceeded a secondary rate limit.', code: 'RATE_LIMITED', exit: 5 },
  { what: 'an older wording', body: 'You have triggered an abuse detection mechanism.', code: 'RATE_LIMITED', exit: 5 },
  { what: 'a limit by its header', body: '', headers: { 'retry-after': '60' }, code: 'RATE_LIMITED', exit: 5 },
  {
    what: 'a limit that is used up',
    body: '',
    headers: { 'x-ratelimit-remaining': '0' },
    code: 'RATE_LIMITED',
    exit: 5,
  },
  { what: 'a limit that is not', body: '', headers: { 'x-ratelimit-remaining': '9' }, code: 'NOT_ENTITLED', exit: 4 },
  {
    what: 'a limit for a personal token',
    body: 'secondary rate limit',
    token: 'ghp_EXAMPLE',
    code: 'RATE_LIMITED',
    exit: 5,
  },
  { what: 'SAML', body: 'Resource protected by organization SAML enforcement.', code: 'SSO_REQUIRED', exit: 4 },
  {
    what: 'SAML by its header',
    body: '',
    headers: { 'x-github-sso': 'required; url=x' },
    code: 'SSO_REQUIRED',
    exit: 4,
  },
  { what: 'SAML elsewhere', body: '', headers: { 'x-github-sso': 'partial-results' }, code: 'NOT_ENTITLED', exit: 4 },
  {
    what: 'an IP list',
    body: 'the `example` organization has an IP allow list enabled',
    code: 'IP_NOT_ALLOWED',
    exit: 4,
  },
  { what: 'a suspension', body: 'Sorry. Your account was suspended.', code: 'ACCOUNT_SUSPENDED', exit: 4 },
  { what: 'a client', body: 'Request forbidden by administrative rules.', code: 'CLIENT_REFUSED', exit: 4 },
  {
    what: 'another host',
    status: 404,
    body: 'Not Found',
    token: 'ghu_EXAMPLE',
    code: 'TOKEN_NOT_EXCHANGEABLE',
    exit: 4,
  },
  {
    what: 'another app',
    status: 404,
    body: 'Not Found',
    token: 'gho_EXAMPLE',
    code: 'TOKEN_NOT_EXCHANGEABLE',
    exit: 4,
  },
])('the exchange tells causes apart: $what', ({ status = 403, body = '', headers, token, code, exit }) => {
  expect(exchange(answer(status, body, undefined, headers), token)).toMatchObject({ code, exit })
})

test('each cause of a refusal has a step of its own', () => {
  const words = [
    seat,
    'personal access token',
    'rate limit',
    'SAML',
    'IP allow list',
    'suspended',
    'administrative rules',
  ]
  const hints = words.map((text) => exchange(answer(403, text)).hint)
  const notFound = ['ghu_EXAMPLE', 'gho_EXAMPLE'].map((token) => exchange(answer(404), token).hint)
  expect(new Set([...hints, ...notFound]).size).toBe(words.length + 2)
  expect(notFound[0]).toContain('https://api.TENANT.ghe.com/copilot_internal/v2/token')
})

test.each<[number, string, boolean | undefined, string, RegExp]>([
  [401, '', false, 'NOT_ENTITLED', /seat/],
  [403, '', false, 'NOT_ENTITLED', /seat/],
  [401, '', true, 'LOGIN_REJECTED', /[Ll]og in/],
  [403, 'access denied by Copilot policy', undefined, 'NOT_ENTITLED', /polic/],
  [403, 'organization SAML enforcement', undefined, 'SSO_REQUIRED', /sso/],
  [401, 'Personal Access Token does not have Copilot Requests permission', false, 'LOGIN_REJECTED', /ghu_/],
])('of the models %i %j with chat %j means %s', (status, text, chatEnabled, code, step) => {
  const error = models(answer(status, text), chatEnabled === undefined ? {} : { chatEnabled })
  expect(error).toMatchObject({ code, hint: expect.stringMatching(step) })
})

test.each([
  [421, true],
  [404, true],
  [403, true],
  [401, false],
  [429, false],
])('a host that a new exchange confirms is named for %i: %j', (status, named) => {
  const says = (renewed: boolean) => models(answer(status), { renewed }).hint.includes('A new exchange names this host')
  expect([says(true), says(false)]).toEqual([named, false])
})

test('each side names the variable of its own address', () => {
  expect(models(answer(302)).hint).toContain('GITHUB_COPILOT_API_BASE')
  expect(exchange(answer(302)).hint).toContain('GITHUB_COPILOT_API_KEY_URL')
})

test.each([
  ['Personal Access Tokens are not supported for this endpoint', true],
  ['{"message": "personal access token"}', true],
  ['bad token', false],
])('%s speaks of a personal token: %s', (text, is) => {
  expect(speaksOfPersonalToken(text)).toBe(is)
})
