import { type HttpResponse, nameExchangeAnswer, nameModelsAnswer, speaksOfPersonalToken } from '@copilot-sync/catalog'
import { expect, test } from 'vitest'

const TOKEN = 'ghu_canary0123456789abcdef'
const URL = 'https://copilot.example/x'

const answer = (status: number, text = '', retryAfterMs?: number): HttpResponse => ({
  status,
  text,
  retryAfterMs,
  header: () => undefined,
})

test.each<[number, string, string, string]>([
  [302, '', 'UPSTREAM_REJECTED', 'UPSTREAM_REJECTED'],
  [400, '', 'UPSTREAM_REJECTED', 'UPSTREAM_REJECTED'],
  [400, 'Personal Access Tokens are not supported', 'LOGIN_REJECTED', 'UPSTREAM_REJECTED'],
  [401, '', 'LOGIN_REJECTED', 'LOGIN_REJECTED'],
  [403, '', 'NOT_ENTITLED', 'NOT_ENTITLED'],
  [403, 'API rate limit exceeded', 'NOT_ENTITLED', 'RATE_LIMITED'],
  [404, '', 'UPSTREAM_NOT_FOUND', 'TOKEN_NOT_EXCHANGEABLE'],
  [418, '', 'UPSTREAM_REJECTED', 'UPSTREAM_REJECTED'],
  [429, '', 'RATE_LIMITED', 'RATE_LIMITED'],
  [466, '', 'CLIENT_OBSOLETE', 'CLIENT_OBSOLETE'],
  [499, '', 'UPSTREAM_ERROR', 'UPSTREAM_ERROR'],
  [503, '', 'UPSTREAM_ERROR', 'UPSTREAM_ERROR'],
])('%i %j means %s of the models, %s of the exchange', (status, text, ofModels, ofExchange) => {
  const said = `${text} ${TOKEN}`
  const errors = [
    nameModelsAnswer(answer(status, said, 1500), URL, TOKEN),
    nameExchangeAnswer(answer(status, said, 1500), URL, { token: TOKEN, from: '/tokens/access-token' }),
  ]
  expect(errors.map(({ code }) => code)).toEqual([ofModels, ofExchange])
  for (const { message, hint } of errors) {
    expect(message).toContain(`HTTP ${status}`)
    expect(message).toContain(text)
    expect(message + hint).not.toContain(TOKEN)
    expect(hint).toContain('2 s')
  }
  expect(errors[1]?.message).toContain('/tokens/access-token')
})

test('each side names the variable of its own address', () => {
  const github = { token: TOKEN, from: 'GITHUB_TOKEN' }
  expect(nameModelsAnswer(answer(302), URL, TOKEN).hint).toContain('GITHUB_COPILOT_API_BASE')
  expect(nameExchangeAnswer(answer(302), URL, github).hint).toContain('GITHUB_COPILOT_API_KEY_URL')
})

test.each([
  ['Personal Access Tokens are not supported for this endpoint', true],
  ['{"message": "personal access token"}', true],
  ['bad token', false],
])('%s speaks of a personal token: %s', (text, is) => {
  expect(speaksOfPersonalToken(text)).toBe(is)
})
