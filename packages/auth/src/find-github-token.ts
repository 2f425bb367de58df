import { SyncError } from '@copilot-sync/errors'
import { codespacesToken } from './codespaces-token.ts'
import { litellmFolder } from './litellm-folder.ts'
import type { GithubToken, StrategyContext } from './types.ts'

/** In the order in which they are asked. */
const strategies = [litellmFolder, codespacesToken]

/** The first GitHub token found, or the places that were looked at. LOGIN_REJECTED for one that no request can carry. */
export function findGithubToken(
  context: StrategyContext,
  onSecret: (secret: string) => void,
): GithubToken | { readonly lookedAt: readonly string[] } {
  const lookedAt: string[] = []
  for (const strategy of strategies) {
    const from = strategy.place(context)
    const found = strategy.find(context)
    if (found && 'text' in found && found.text.trim()) return { token: checked(found.text, from, onSecret), from }
    lookedAt.push(found && 'fault' in found ? `${from} (cannot be read: ${found.fault})` : from)
  }
  return { lookedAt }
}

/** Tells the tokens that lie there, though none is needed: what Copilot answers must not repeat one either. */
export function tellGithubTokens(context: StrategyContext, onSecret: (secret: string) => void): void {
  for (const strategy of strategies) {
    const found = strategy.find(context)
    const token = found && 'text' in found ? found.text.trim() : ''
    if (token) onSecret(token)
  }
}

function checked(text: string, from: string, onSecret: (secret: string) => void): string {
  for (const word of text.split(/\s+/)) if (word) onSecret(word)
  // ASCII white space only: LiteLLM would send a byte order mark along and fail.
  const token = text.replace(/^[\s--[\uFEFF]]+|[\s--[\uFEFF]]+$/gv, '')
  onSecret(token)
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw new SyncError('LOGIN_REJECTED', `the GitHub token in ${from} holds characters that no token has`, {
    hint: 'It must hold the token alone, in one line of plain text (no second line, no UTF-16, no byte order mark). Write it anew.',
  })
}
