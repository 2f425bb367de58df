import type { SyncError } from '@copilot-sync/errors'
import type { HttpResponse } from '../http.ts'
import { answerError, commonMeaning, type Meaning } from './meaning.ts'
import { refusalOf } from './refusals.ts'

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
const noChat: Meaning = {
  code: 'NOT_ENTITLED',
  what: 'refuses the token of a seat without chat (`chat_enabled` of the exchange is false)',
  hint: 'An owner of the organization lets the seat use Copilot Chat (organization settings, Copilot, policies); for a plan of your own see github.com/settings/copilot.',
}
const byPolicy: Meaning = {
  code: 'NOT_ENTITLED',
  what: 'is closed to this account by a Copilot policy',
  hint: 'An owner of the organization or enterprise allows it: settings, Copilot, policies (Copilot in the CLI, and in editors).',
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
  421: {
    code: 'WRONG_HOST',
    what: "is not the host of this account's plan",
    hint: 'Check GITHUB_COPILOT_API_BASE, if it is set; if the account has changed its plan, log in to GitHub Copilot again.',
  },
}

interface AskedModels {
  readonly url: string
  /** What no message may show. */
  readonly secrets: readonly string[]
  /** false: the seat has no chat. */
  readonly chatEnabled?: boolean | undefined
  /** The token, and with it the host, is of an exchange that was made after a first refusal. */
  readonly renewed: boolean
}

/** What any answer but a 200 means: code, words and the way out. */
export function nameModelsAnswer(
  response: HttpResponse,
  { url, secrets, chatEnabled, renewed }: AskedModels,
): SyncError {
  const meaning = meaningOf(response, chatEnabled)
  const isAboutHost = [403, 404, 421].includes(response.status)
  const named = renewed && isAboutHost ? ` A new exchange names this host: ${url.replace(/\/models$/, '')}.` : ''
  return answerError({ ...meaning, hint: meaning.hint + named }, response, { url, secrets })
}

/** Copilot's three wordings for a personal access token, told apart from other refusals by its name. */
export function speaksOfPersonalToken(text: string): boolean {
  return /personal access token/i.test(text)
}

function meaningOf(response: HttpResponse, chatEnabled: boolean | undefined): Meaning {
  const { status, text } = response
  if ((status === 400 || status === 401) && speaksOfPersonalToken(text)) return personalToken
  if ((status === 401 || status === 403) && chatEnabled === false) return noChat
  if (status === 403 && /copilot policy/i.test(text)) return byPolicy
  return refusalOf(response) ?? commonMeaning(status, 'GITHUB_COPILOT_API_BASE') ?? meanings[status] ?? rejected
}
