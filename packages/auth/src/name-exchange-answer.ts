import { quoteAnswer, SyncError, type ErrorCode } from '@copilot-sync/errors'
import type { GithubToken, Http } from './types.ts'

type Response = Awaited<ReturnType<Http>>

interface Meaning {
  readonly code: ErrorCode
  readonly what: string
  readonly hint: string
}

const wait: Meaning = { code: 'RATE_LIMITED', what: 'limits the rate', hint: 'Run it again later, and less often.' }
const rejected: Meaning = {
  code: 'UPSTREAM_REJECTED',
  what: 'does not accept the request',
  hint: 'Check GITHUB_COPILOT_API_KEY_URL and the editor headers in the settings.',
}
const failed: Meaning = {
  code: 'UPSTREAM_ERROR',
  what: 'failed',
  hint: 'Run it again later; see githubstatus.com. Nothing was changed.',
}
const redirected: Meaning = {
  code: 'UPSTREAM_REJECTED',
  what: 'sends elsewhere; a token is not carried along',
  hint: 'Set GITHUB_COPILOT_API_KEY_URL to the final address, and check that no login page of a network stands between.',
}
const otherKind: Meaning = {
  code: 'TOKEN_NOT_EXCHANGEABLE',
  what: 'gives no Copilot token for this kind of GitHub token',
  hint: "Use the token of a Copilot login (ghu_…): LiteLLM's device login, or that of an editor. Tokens of other OAuth apps and of GitHub Actions cannot be exchanged.",
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
  429: wait,
  466: {
    code: 'CLIENT_OBSOLETE',
    what: 'says that this client is too old',
    hint: 'Set newer editor headers in the settings (editor-version, editor-plugin-version, user-agent) or update copilot-sync.',
  },
}

/** What any answer of the exchange but a 200 means. Exit 4: LOGIN_REJECTED, NOT_ENTITLED, TOKEN_NOT_EXCHANGEABLE; exit 5: the others. */
export function nameExchangeAnswer(response: Response, url: string, github: GithubToken): SyncError {
  const { status, text, retryAfterMs } = response
  const { code, what, hint } = meaningOf(status, text, github.token)
  const quoted = quoteAnswer(text, [github.token])
  const message = `${url} ${what} (HTTP ${status}, token from ${github.from})${quoted && `: ${quoted}`}`
  const seconds = retryAfterMs === undefined ? '' : ` It asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`
  return new SyncError(code, message, { hint: hint + seconds })
}

function meaningOf(status: number, text: string, token: string): Meaning {
  if (status === 403 && text.includes('API rate limit exceeded')) return wait
  if (status === 404 && /^(ghp|github_pat)_/.test(token)) return personal
  if (status === 499 || status >= 500) return failed
  if (status >= 300 && status < 400) return redirected
  return meanings[status] ?? rejected
}
