import type { Json, JsonMap } from '@copilot-sync/catalog'

/** What a model list is made of: the body of `GET /models`. */
export interface CatalogBody {
  readonly data: readonly JsonMap[]
  readonly [key: string]: Json
}

/** `pending` and `slow_down` are answered as GitHub words them; `granted` hands out the first accepted token. */
export type DeviceStep = 'pending' | 'slow_down' | 'expired_token' | 'access_denied' | 'granted'

/** A call that a fault is for; an absent field matches all. A `path` that ends in `*` matches by its beginning. */
export interface FaultMatch {
  readonly path?: string
  readonly method?: string
  readonly model?: string
}

/** A refusal in the service's own words, by its cause. */
export type KnownAnswer =
  | 'bad-credentials'
  | 'no-seat'
  | 'personal-token'
  | 'saml'
  | 'ip-allow-list'
  | 'secondary-rate-limit'
  | 'client-refused'
  | 'suspended'
  | 'not-found'
  | 'no-policy'
  | 'wrong-host'
  | 'old-client'

/**
 * What happens in place of the answer: one that is written out, a refusal by its cause, or bad luck. `reset` cuts the connection, `hang` never answers, `slow-body` sends one byte
 * every 50 ms, `truncate` announces the whole body and sends half, `html` is a gateway's page with 200,
 * `delayMs` answers properly, later.
 */
export type FaultAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: Json }
  | { readonly delayMs: number }
  | KnownAnswer
  | 'reset'
  | 'hang'
  | 'slow-body'
  | 'truncate'
  | 'html'

export interface Fault {
  readonly match: FaultMatch
  /** Calls that pass unharmed first; 0 by default. */
  readonly after?: number
  /** How often it strikes; without end by default. */
  readonly times?: number
  readonly answer: FaultAnswer
}

/** One call as it came, with authorization reduced to its kind (`Bearer copilot`, `token ghu`, `Bearer unknown`). */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Json | undefined
  readonly model: string | undefined
  /** 0 when the connection was cut or never answered. */
  readonly status: number
}

export interface SimulatorOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number
  readonly host?: string
  /** A body of `GET /models`, served as it is; without it a list of 22 usable and 8 other models. */
  readonly catalog?: CatalogBody
  /** One list a fetch, the last one from then on. */
  readonly catalogs?: readonly CatalogBody[]
  /** `false` lets undeclared body keys and missing, doubled or needless headers pass. */
  readonly strict?: boolean
  /** GitHub tokens that may be exchanged; `demoToken` by default. */
  readonly githubTokens?: readonly string[]
  /** What an exchange says otherwise than by default, one after another, the last one from then on: `{ sku: 'free_limited_copilot' }`. */
  readonly exchanges?: readonly JsonMap[]
  readonly faults?: readonly Fault[]
  /** What device logins answer, poll by poll; then `granted`. */
  readonly device?: readonly DeviceStep[]
  /** 1800 by default, as the service does. */
  readonly tokenLifetimeSeconds?: number
  /** Milliseconds since 1970. */
  readonly now?: () => number
  readonly onRequest?: (request: LoggedRequest) => void
}

export interface Simulator {
  /** The Copilot API and GitHub's own, both here: `http://127.0.0.1:PORT`. */
  readonly url: string
  readonly apiKeyUrl: string
  readonly githubTokens: readonly string[]
  readonly requests: readonly LoggedRequest[]
  /** The variables that make LiteLLM and copilot-sync talk to this simulator. */
  environment(): Record<string, string>
  setCatalog(...catalogs: readonly CatalogBody[]): void
  setExchanges(...exchanges: readonly JsonMap[]): void
  setFaults(faults: readonly Fault[]): void
  setDevice(steps: readonly DeviceStep[]): void
  /** A Copilot token as an exchange would give it, without a call in the log. */
  issueToken(): { readonly token: string; readonly expiresAt: number }
  /** All Copilot tokens given out so far are refused from now on. */
  revokeTokens(): void
  clearRequests(): void
  close(): Promise<void>
}
