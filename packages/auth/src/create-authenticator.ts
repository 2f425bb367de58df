import { chooseApiBase } from './choose-api-base.ts'
import { exchange } from './exchange.ts'
import { findGithubToken } from './find-github-token.ts'
import { notLoggedIn } from './not-logged-in.ts'
import { readApiKey, type TokenEnvelope } from './read-api-key.ts'
import { saveApiKey } from './save-api-key.ts'
import { tokenFiles, type TokenFiles } from './token-files.ts'
import type { Authentication, AuthOptions } from './types.ts'

/** A token that ends sooner is renewed, so that it outlives the run. */
const MARGIN_MS = 60_000
/** `refresh_in` as it is seen, for an answer without times. */
const USUAL_LIFE_MS = 1_500_000

/**
 * A function that gives a valid Copilot token: LiteLLM's api-key.json while it is valid, else an exchange of the GitHub
 * token that is found, kept where LiteLLM looks. Files are read at each call; `renew` skips what is saved.
 * Errors: NOT_LOGGED_IN, LOGIN_REJECTED, NOT_ENTITLED, TOKEN_NOT_EXCHANGEABLE (exit 4), ADDRESS_REFUSED (6), RATE_LIMITED,
 * CLIENT_OBSOLETE, UPSTREAM_REJECTED, UPSTREAM_ERROR (5) and those of `http`.
 */
export function createAuthenticator(options: AuthOptions) {
  const { env, home, now, onSecret, mountedFolder } = options
  const warn = once(options.onWarning)
  let inMemory: { readonly githubToken: string; readonly authentication: Authentication } | undefined

  return async ({ renew = false }: { readonly renew?: boolean } = {}): Promise<Authentication> => {
    const files = tokenFiles(env, home, mountedFolder)
    const saved = readApiKey(files.apiKey, onSecret)
    const savedFor = !renew && saved.state === 'usable' ? (saved.envelope.expiresAt ?? 0) - now() : 0
    const useSaved = (envelope: TokenEnvelope) =>
      authenticationOf(envelope, envelope.expiresAt ?? 0, {
        source: 'api-key-file',
        apiBase: chooseApiBase(envelope, env, files.apiKey),
      })
    if (saved.state === 'usable' && savedFor > MARGIN_MS) return useSaved(saved.envelope)

    const github = findGithubToken({ env, accessTokenFile: files.accessToken }, onSecret)
    if ('lookedAt' in github) {
      if (saved.state === 'usable' && savedFor > 0) return useSaved(saved.envelope)
      throw notLoggedIn(files, saved, { lookedAt: github.lookedAt, renew })
    }
    if (!renew && inMemory?.githubToken === github.token && inMemory.authentication.expiresAt > now() + MARGIN_MS) {
      return inMemory.authentication
    }
    const { envelope, body, url } = await exchange(github, options)
    const apiBase = chooseApiBase(envelope, env, url)
    const fault = saveApiKey(files.apiKey, body)
    if (fault) warn(notSaved(files, fault))
    const expiresAt = envelope.expiresAt ?? now() + (envelope.refreshInMs ?? USUAL_LIFE_MS)
    if (expiresAt <= now())
      warn(
        `the fresh Copilot token counts as expired at ${new Date(now()).toISOString()}: set this machine's clock, or LiteLLM asks for a new token at each request`,
      )
    const authentication = authenticationOf(envelope, expiresAt, {
      source: 'exchange',
      apiBase,
      tokenSource: github.from,
    })
    inMemory = { githubToken: github.token, authentication }
    return authentication
  }
}

function authenticationOf(
  { token, sku }: TokenEnvelope,
  expiresAt: number,
  rest: Pick<Authentication, 'source' | 'apiBase' | 'tokenSource'>,
): Authentication {
  return { type: 'copilot-token', token, expiresAt, ...rest, ...(sku === undefined ? {} : { sku }) }
}

function notSaved(files: TokenFiles, fault: string): string {
  return (
    `the Copilot token cannot be saved to ${files.apiKey} (${fault}) and is kept in memory only. LiteLLM cannot save it ` +
    'there either and then serves no Copilot model: set GITHUB_COPILOT_API_KEY_FILE, for both, to an absolute path ' +
    'in a folder that can be written, such as /run/copilot/api-key.json'
  )
}

function once(onWarning: (text: string) => void): (text: string) => void {
  const told = new Set<string>()
  return (text) => {
    const key = text.slice(0, 40)
    if (told.has(key)) return
    told.add(key)
    onWarning(text)
  }
}
