import { hashText } from '@copilot-sync/catalog'
import type { State } from './state.ts'

/** Gives out a Copilot token of the real shape, `k=v;k=v:mac`, and remembers it. `tid` is one for each GitHub token. */
export function issueToken(
  state: State,
  githubToken = state.githubTokens[0] ?? '',
): { readonly token: string; readonly expiresAt: number } {
  const expiresAt = Math.floor(state.now() / 1000) + state.tokenLifetimeSeconds
  state.counter += 1
  const tid = hashText(githubToken).slice(0, 32)
  const facts = `tid=${tid};exp=${expiresAt};sku=simulated_seat;proxy-ep=proxy.localhost;chat=1`
  const token = `${facts}:${hashText(`${state.url} ${facts} ${state.counter}`)}`
  state.issued.set(token, expiresAt)
  return { token, expiresAt }
}
