import type { State } from './state.ts'

/** What an Authorization value is, in words that may be logged: `Bearer copilot`, `Bearer expired`, `token ghu`, `Bearer pat`. */
export function tokenKind(value: string, state: State): string {
  const [scheme = '', token = ''] = value.split(/\s+(.*)/s)
  const expires = state.issued.get(token)
  if (expires !== undefined) return `${scheme} ${expires * 1000 > state.now() ? 'copilot' : 'expired'}`
  if (state.githubTokens.includes(token)) return `${scheme} ${/^gh[a-z](?=_)/.exec(token)?.[0] ?? 'github'}`
  return `${scheme} ${/^(?:ghp_|github_pat_)/.test(token) ? 'pat' : 'unknown'}`
}
