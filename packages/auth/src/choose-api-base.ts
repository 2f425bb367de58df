import { repeatsSecret } from '@copilot-sync/errors'
import { checkAddress, refused } from './check-address.ts'
import type { TokenEnvelope } from './read-api-key.ts'
import type { Env } from './types.ts'

/**
 * The Copilot host of an account: `endpoints.api`, then `GITHUB_COPILOT_API_BASE`, then what `proxy-ep` in the token implies, then the public one.
 * ADDRESS_REFUSED for an endpoint that repeats a token: it is shown and remembered.
 */
export function chooseApiBase({ endpoint, token }: TokenEnvelope, env: Env, from: string, githubToken = ''): string {
  const configured = env['GITHUB_COPILOT_API_BASE']?.trim()
  if (endpoint && repeatsSecret(endpoint, [token, githubToken])) {
    throw refused(`the address in \`endpoints.api\` of ${from} holds a token`)
  }
  if (endpoint) return withoutSlash(checkAddress(endpoint, `\`endpoints.api\` of ${from}`))
  if (configured) return withoutSlash(checkAddress(configured, 'GITHUB_COPILOT_API_BASE'))
  const implied = /(?:^|;)proxy-ep=proxy\.([a-z0-9.-]+)(?=[;:]|$)/i.exec(token)?.[1]
  return implied ? `https://api.${implied}` : 'https://api.githubcopilot.com'
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '')
}
