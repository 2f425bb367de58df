import { quoteAnswer, SyncError, type ErrorCode } from '@copilot-sync/errors'
import type { HttpResponse } from './types.ts'

interface Meaning {
  readonly code: ErrorCode
  readonly what: string
  readonly hint: string
}

const personalToken: Meaning = {
  code: 'LOGIN_REJECTED',
  what: 'does not accept personal access tokens',
  hint: 'Use the token of a Copilot login (ghu_…), as the device login of LiteLLM or of an editor makes it, not a ghp_ or github_pat_ one.',
}
const rejected: Meaning = {
  code: 'UPSTREAM_REJECTED',
  what: 'does not accept the request',
  hint: 'Check the editor headers and the API version in the settings, and that the address is that of the Copilot API.',
}
const meanings: Readonly<Record<number, Meaning>> = {
  401: {
    code: 'LOGIN_REJECTED',
    what: 'does not accept the Copilot token, a renewed one neither',
    hint: "Log in to GitHub Copilot again; check that GITHUB_COPILOT_API_BASE, if set, is this account's own host.",
  },
  403: {
    code: 'NOT_ENTITLED',
    what: 'does not let this account see the models',
    hint: "This does not mean that there are no models. Check in this order: the host is the plan's own (a Business or Enterprise account has another than the public one), the account has a Copilot seat (github.com/settings/copilot), the organisation's Copilot policy allows this use.",
  },
  404: {
    code: 'UPSTREAM_NOT_FOUND',
    what: 'has no model list',
    hint: "Check GITHUB_COPILOT_API_BASE and the account's host: the address ends in /models below the Copilot API.",
  },
  429: { code: 'RATE_LIMITED', what: 'asks to wait', hint: 'Run it again later, and less often.' },
  466: {
    code: 'CLIENT_OBSOLETE',
    what: 'says that this client is too old',
    hint: 'Set newer editor headers in the settings (editor-version, editor-plugin-version, user-agent) or update copilot-sync.',
  },
}
const failed: Meaning = {
  code: 'UPSTREAM_ERROR',
  what: 'failed',
  hint: 'Run it again later; see githubstatus.com. Nothing was changed.',
}
const redirected: Meaning = {
  code: 'UPSTREAM_REJECTED',
  what: 'sends elsewhere; a token is not carried along',
  hint: 'Set GITHUB_COPILOT_API_BASE to the final address, and check that no login page of a network stands between.',
}

/** What any answer but a 200 means: code, words and the way out. */
export function nameModelsAnswer(response: HttpResponse, url: string, token: string): SyncError {
  const { status, text, retryAfterMs } = response
  const { code, what, hint } = meaningOf(status, text)
  const quoted = quoteAnswer(text, [token])
  const wait = retryAfterMs === undefined ? '' : ` It asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`
  return new SyncError(code, `${url} ${what} (HTTP ${status})${quoted && `: ${quoted}`}`, { hint: hint + wait })
}

/** Copilot's three wordings for a personal access token, told apart from other refusals by its name. */
export function speaksOfPersonalToken(text: string): boolean {
  return /personal access token/i.test(text)
}

function meaningOf(status: number, text: string): Meaning {
  if ((status === 400 || status === 401) && speaksOfPersonalToken(text)) return personalToken
  if (status === 499 || status >= 500) return failed
  if (status >= 300 && status < 400) return redirected
  return meanings[status] ?? rejected
}
