import { accountOf } from './account-of.ts'
import { chooseApiBase } from './choose-api-base.ts'
import { exchange } from './exchange.ts'
import { findGithubToken, tellGithubTokens } from './find-github-token.ts'
import { notLoggedIn } from './not-logged-in.ts'
import { readApiKey, type TokenEnvelope } from './read-api-key.ts'
import { saveApiKey } from './save-api-key.ts'
import { tokenFiles } from './token-files.ts'
import type { Authentication, AuthOptions, Env } from './types.ts'

type Warning = 'unsaved' | 'clock'

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
  const { env, home, now, onSecret, onWarning, mountedFolder } = options
  const warned = new Set<Warning>()
  const warn = (kind: Warning, text: string) => {
    if (!warned.has(kind)) onWarning(text)
    warned.add(kind)
  }
  let inMemory: { readonly githubToken: string; readonly authentication: Authentication } | undefined

  return async ({ renew = false }: { readonly renew?: boolean } = {}): Promise<Authentication> => {
    const files = tokenFiles(env, home, mountedFolder)
    const saved = readApiKey(files.apiKey, onSecret)
    const life = saved.state === 'usable' && !renew ? saved.envelope.expiresAt - now() : 0
    if (saved.state === 'usable' && life > MARGIN_MS) {
      tellGithubTokens({ env, accessTokenFile: files.accessToken }, onSecret)
      return fromFile(saved.envelope, files.apiKey, env)
    }

    const github = findGithubToken({ env, accessTokenFile: files.accessToken }, onSecret)
    if ('lookedAt' in github) {
      if (saved.state === 'usable' && life > 0) return fromFile(saved.envelope, files.apiKey, env)
      throw notLoggedIn(files, saved, { lookedAt: github.lookedAt, renew })
    }
    if (!renew && inMemory?.githubToken === github.token && inMemory.authentication.expiresAt > now() + MARGIN_MS) {
      return inMemory.authentication
    }
    const { envelope, body, url } = await exchange(github, options)
    const expiresAt = envelope.expiresAt ?? now() + (envelope.refreshInMs ?? USUAL_LIFE_MS)
    const authentication: Authentication = {
      ...basics(envelope, expiresAt),
      apiBase: chooseApiBase(envelope, env, url, github.token),
      source: 'exchange',
      tokenSource: github.from,
    }
    const fault = saveApiKey(files.apiKey, body, now())
    if (fault) warn('unsaved', unsaved(files.apiKey, fault))
    if (expiresAt <= now()) warn('clock', wrongClock(now()))
    inMemory = { githubToken: github.token, authentication }
    return authentication
  }
}

function fromFile(envelope: TokenEnvelope & { readonly expiresAt: number }, file: string, env: Env): Authentication {
  const apiBase = chooseApiBase(envelope, env, file)
  return { ...basics(envelope, envelope.expiresAt), apiBase, source: 'api-key-file' }
}

function basics({ token, sku, chatEnabled }: TokenEnvelope, expiresAt: number) {
  const account = accountOf(token)
  return {
    type: 'copilot-token' as const,
    token,
    expiresAt,
    ...(sku === undefined ? {} : { sku }),
    ...(chatEnabled === undefined ? {} : { chatEnabled }),
    ...(account === undefined ? {} : { account }),
  }
}

function unsaved(file: string, fault: string): string {
  return (
    `the Copilot token cannot be saved to ${file} (${fault}) and is kept in memory only. LiteLLM cannot save it there ` +
    'either and then serves no Copilot model: set GITHUB_COPILOT_API_KEY_FILE, for both, to an absolute path in a folder ' +
    'that can be written, such as /run/copilot/api-key.json'
  )
}

function wrongClock(now: number): string {
  return (
    `the fresh Copilot token counts as expired at ${new Date(now).toISOString()}: set this machine's clock, ` +
    'or LiteLLM asks for a new token at each request'
  )
}
