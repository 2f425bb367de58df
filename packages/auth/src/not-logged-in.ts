import { SyncError } from '@copilot-sync/errors'
import type { ApiKey } from './read-api-key.ts'
import type { TokenFiles } from './token-files.ts'

const login =
  'python -c "from litellm.llms.github_copilot.authenticator import Authenticator; Authenticator().get_access_token()"'

/** NOT_LOGGED_IN: where was looked, what is wrong with the saved Copilot token, and how to log in. */
export function notLoggedIn(
  files: TokenFiles,
  saved: ApiKey,
  { lookedAt, renew }: { readonly lookedAt: readonly string[]; readonly renew: boolean },
): SyncError {
  const state = stateOf(saved, renew)
  const folder = files.folderIsOurs ? `GITHUB_COPILOT_TOKEN_DIR=${files.folder} ` : ''
  const mend = saved.state === 'broken' ? ` The broken ${files.apiKey} is then written anew.` : ''
  return new SyncError(
    'NOT_LOGGED_IN',
    `no GitHub token was found; looked at ${lookedAt.join(', ')}${state && `; ${files.apiKey} ${state}`}`,
    {
      hint: `Log in with LiteLLM's device login: ${folder}${login} - or put the token of a Copilot login (ghu_…) alone into ${files.accessToken}.${mend}`,
    },
  )
}

function stateOf(saved: ApiKey, renew: boolean): string {
  if (saved.state === 'absent') return ''
  if (saved.state === 'broken') return saved.fault
  return renew ? 'was refused' : `expired at ${new Date(saved.envelope.expiresAt).toISOString()}`
}
