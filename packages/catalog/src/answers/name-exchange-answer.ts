import type { SyncError } from '@copilot-sync/errors'
import type { HttpResponse } from '../http.ts'
import { answerError, commonMeaning, type Meaning } from './meaning.ts'
import { speaksOfPersonalToken } from './name-models-answer.ts'
import { refusalOf } from './refusals.ts'

const rejected: Meaning = {
  code: 'UPSTREAM_REJECTED',
  what: 'does not accept the request',
  hint: 'Check GITHUB_COPILOT_API_KEY_URL and the editor headers in the settings.',
}
const otherKind: Meaning = {
  code: 'TOKEN_NOT_EXCHANGEABLE',
  what: 'gives no Copilot token for this kind of GitHub token',
  hint: "Use the token of a Copilot login (ghu_…): LiteLLM's device login, or that of an editor. Tokens of other OAuth apps and of GitHub Actions cannot be exchanged.",
}
const otherHost: Meaning = {
  code: 'TOKEN_NOT_EXCHANGEABLE',
  what: 'does not know this token, though it is of a Copilot login',
  hint: 'Such a token is exchanged at its own GitHub host only: with data residency (TENANT.ghe.com) set GITHUB_COPILOT_API_KEY_URL=https://api.TENANT.ghe.com/copilot_internal/v2/token. Else log in to GitHub Copilot again with an account that has a seat.',
}
const personal: Meaning = {
  code: 'TOKEN_NOT_EXCHANGEABLE',
  what: 'gives no Copilot token for a personal access token',
  hint: 'A personal access token (ghp_, github_pat_) never works here, whatever its permissions: replace it by the token of a Copilot login (ghu_…).',
}
const meanings: Readonly<Record<number, Meaning>> = {
  401: {
    code: 'LOGIN_REJECTED',
    what: 'does not accept the GitHub token (revoked, expired, or of another GitHub host)',
    hint: 'Log in to GitHub Copilot again and replace the token.',
  },
  403: {
    code: 'NOT_ENTITLED',
    what: 'refuses Copilot to this account',
    hint: 'Check the Copilot seat and plan at github.com/settings/copilot; in an organisation its owners assign seats.',
  },
  404: otherKind,
}

interface GithubLogin {
  readonly token: string
  /** The file or variable it lay in. */
  readonly from: string
}

/**
 * What any answer of the exchange but a 200 means. Exit 4: LOGIN_REJECTED, NOT_ENTITLED, TOKEN_NOT_EXCHANGEABLE, SSO_REQUIRED,
 * IP_NOT_ALLOWED, ACCOUNT_SUSPENDED, CLIENT_REFUSED; exit 5: RATE_LIMITED and the others.
 */
export function nameExchangeAnswer(response: HttpResponse, url: string, github: GithubLogin): SyncError {
  const meaning = meaningOf(response, github.token)
  return answerError(meaning, response, { url, secrets: [github.token], note: `token from ${github.from}` })
}

function meaningOf(response: HttpResponse, token: string): Meaning {
  const { status, text } = response
  const refusal = refusalOf(response)
  if (refusal) return refusal
  const isRefused = status === 403 || status === 404
  if (isRefused && (/^(ghp|github_pat)_/.test(token) || speaksOfPersonalToken(text))) return personal
  if (status === 404 && token.startsWith('ghu_')) return otherHost
  return commonMeaning(status, 'GITHUB_COPILOT_API_KEY_URL') ?? meanings[status] ?? rejected
}
