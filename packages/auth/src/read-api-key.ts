import { at } from '@copilot-sync/catalog'
import { readText } from './read-text.ts'

/** The last second that a Date can hold. */
const LATEST_S = 8_640_000_000_000

/** As GitHub names its plans; anything else is not shown to people. */
const plan = /^[a-z][a-z0-9_]{0,59}$/

/** LiteLLM's api-key.json, or in words why it is of no use. */
export type ApiKey =
  | { readonly state: 'usable'; readonly envelope: TokenEnvelope & { readonly expiresAt: number } }
  | { readonly state: 'absent' }
  | { readonly state: 'broken'; readonly fault: string }

export interface TokenEnvelope {
  readonly token: string
  /** Epoch in ms; undefined when it was not stated. */
  readonly expiresAt: number | undefined
  /** From now on, in ms: when the service wants it to be renewed. */
  readonly refreshInMs: number | undefined
  readonly endpoint: string | undefined
  readonly sku: string | undefined
  /** Whether the seat has chat; undefined when it was not stated. */
  readonly chatEnabled: boolean | undefined
}

export function readApiKey(file: string, onSecret: (secret: string) => void): ApiKey {
  const read = readText(file)
  if (!read) return { state: 'absent' }
  if ('fault' in read) return { state: 'broken', fault: `cannot be read (${read.fault})` }
  const envelope = tokenEnvelope(read.text, onSecret)
  if (typeof envelope === 'string') return { state: 'broken', fault: envelope }
  const { expiresAt } = envelope
  return expiresAt === undefined
    ? { state: 'broken', fault: 'has no `expires_at`' }
    : { state: 'usable', envelope: { ...envelope, expiresAt } }
}

/** The body of a token exchange, on disk or fresh; else what is wrong with it. */
export function tokenEnvelope(text: string, onSecret: (secret: string) => void): TokenEnvelope | string {
  const body = parse(text)
  if (body === undefined) return text.trim() === '' ? 'is empty' : 'is not JSON'
  const token = at(body, 'token')
  if (typeof token !== 'string' || token === '') return 'holds no token'
  onSecret(token)
  if (!/^[\x21-\x7e]+$/.test(token)) return 'holds a token with characters that no token has'
  const seconds = (key: string) => {
    const value = at(body, key)
    return typeof value === 'number' && Math.abs(value) <= LATEST_S ? value * 1000 : undefined
  }
  const endpoint = at(at(body, 'endpoints'), 'api')
  const sku = at(body, 'sku')
  const chat = at(body, 'chat_enabled')
  return {
    token,
    expiresAt: seconds('expires_at'),
    refreshInMs: seconds('refresh_in'),
    endpoint: typeof endpoint === 'string' && endpoint.trim() !== '' ? endpoint : undefined,
    sku: typeof sku === 'string' && plan.test(sku) ? sku : undefined,
    chatEnabled: typeof chat === 'boolean' ? chat : undefined,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
