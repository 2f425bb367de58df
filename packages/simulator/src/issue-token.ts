import { createHash } from 'node:crypto'
import type { State } from './state.ts'

/** Gives out a Copilot token of the real shape, `k=v;k=v:mac`, and remembers it. */
export function issueToken(state: State): { readonly token: string; readonly expiresAt: number } {
  const expiresAt = Math.floor(state.now() / 1000) + state.tokenLifetimeSeconds
  state.counter += 1
  const facts = `tid=simulator${state.counter};exp=${expiresAt};sku=simulated_seat;proxy-ep=proxy.localhost;chat=1`
  const token = `${facts}:${createHash('sha256').update(`${state.url} ${facts}`).digest('hex')}`
  state.issued.set(token, expiresAt)
  return { token, expiresAt }
}
