import type { SyncError } from '@copilot-sync/errors'
import type { HttpResponse } from '../http.ts'
import { answerError, commonMeaning, type Meaning } from './meaning.ts'

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
}

/** What any answer but a 200 means: code, words and the way out. */
export function nameModelsAnswer(response: HttpResponse, url: string, token: string): SyncError {
  return answerError(meaningOf(response), response, { url, token })
}

/** Copilot's three wordings for a personal access token, told apart from other refusals by its name. */
export function speaksOfPersonalToken(text: string): boolean {
  return /personal access token/i.test(text)
}

function meaningOf({ status, text }: HttpResponse): Meaning {
  if ((status === 400 || status === 401) && speaksOfPersonalToken(text)) return personalToken
  return commonMeaning(status, 'GITHUB_COPILOT_API_BASE') ?? meanings[status] ?? rejected
}
