import type { HttpResponse } from '../http.ts'
import { limited, type Meaning } from './meaning.ts'

const sso: Meaning = {
  code: 'SSO_REQUIRED',
  what: "is refused by an organization's single sign-on (SAML), which has not seen this token",
  hint: 'Open https://github.com/orgs/ORG/sso with the organization in place of ORG, sign in there, then log in to GitHub Copilot again and authorize it for the organization.',
}
const address: Meaning = {
  code: 'IP_NOT_ALLOWED',
  what: "is refused by an organization's IP allow list",
  hint: "Run it from a network of the organization (its VPN or proxy: HTTPS_PROXY), or have an owner of the organization add this machine's public address to the list.",
}
const suspended: Meaning = {
  code: 'ACCOUNT_SUSPENDED',
  what: 'says that the account is suspended',
  hint: 'Do not try again: stop all that uses this account, and write to https://support.github.com.',
}
const client: Meaning = {
  code: 'CLIENT_REFUSED',
  what: 'refuses the request for its form, whoever asks',
  hint: 'Check `editor` in copilot-sync.yaml (user-agent, editor-version, editor-plugin-version, copilot-integration-id), and that no proxy takes such headers away.',
}

const causes: readonly (readonly [RegExp, Meaning])[] = [
  [/rate limit|abuse detection/i, limited],
  [/SAML|single sign-on/i, sso],
  [/IP allow list/i, address],
  [/suspended/i, suspended],
  [/administrative rules|user-agent header/i, client],
]

/** What a 403 means wherever it comes from, by its words and headers; undefined where it is about the account's rights. */
export function refusalOf(response: HttpResponse): Meaning | undefined {
  if (response.status !== 403) return undefined
  const cause = causes.find(([words]) => words.test(response.text))
  if (cause) return cause[1]
  if (/required/i.test(response.header('x-github-sso') ?? '')) return sso
  const isOver = response.header('retry-after') !== undefined || response.header('x-ratelimit-remaining') === '0'
  return isOver ? limited : undefined
}
