import { nameExchangeAnswer } from '@copilot-sync/catalog'
import { quoteAnswer, SyncError } from '@copilot-sync/errors'
import { checkAddress } from './check-address.ts'
import { tokenEnvelope, type TokenEnvelope } from './read-api-key.ts'
import type { AuthOptions, GithubToken } from './types.ts'

const PUBLIC_URL = 'https://api.github.com/copilot_internal/v2/token'

export interface Exchanged {
  readonly envelope: TokenEnvelope
  /** The whole answer, as LiteLLM keeps it. */
  readonly body: string
  readonly url: string
}

/** A Copilot token for a GitHub token: one GET, its answer judged; see nameExchangeAnswer for the errors. */
export async function exchange(github: GithubToken, options: AuthOptions): Promise<Exchanged> {
  const { env, http, headers, onSecret } = options
  const url = checkAddress(env['GITHUB_COPILOT_API_KEY_URL'] || PUBLIC_URL, 'GITHUB_COPILOT_API_KEY_URL')
  const response = await http({
    url,
    headers: { ...headers, accept: 'application/json', authorization: `token ${github.token}` },
  })
  if (response.status !== 200) throw nameExchangeAnswer(response, url, github)
  const envelope = tokenEnvelope(response.text, onSecret)
  if (typeof envelope !== 'string') return { envelope, body: response.text, url }
  // A cut answer may hold a part of a token that nothing can recognise.
  const quoted = response.text.includes('"token"') ? '' : quoteAnswer(response.text, [github.token])
  throw new SyncError('UPSTREAM_ERROR', `the answer of ${url} ${envelope}${quoted && `: ${quoted}`}`, {
    hint: 'Run it again; if it stays, check GITHUB_COPILOT_API_KEY_URL and whether a proxy or login page answers in its place.',
  })
}
