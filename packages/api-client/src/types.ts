export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One model as the API gave it; only `id` is certain. */
export interface CatalogModel {
  readonly id: string
  readonly [key: string]: Json
}

export interface RejectedModel {
  /** Position in the answer's `data`. */
  readonly index: number
  readonly id: string | null
  readonly reason: string
}

/** A model list, read entry by entry: what could not be used is named, the rest is kept. */
export interface Catalog {
  readonly models: readonly CatalogModel[]
  readonly rejected: readonly RejectedModel[]
  /** Ids that stood more than once. */
  readonly duplicates: readonly string[]
  /** The host that was asked; null for a file. */
  readonly apiBase: string | null
  /** The `X-GitHub-Api-Version` that was accepted; null when none was sent, or for a file. */
  readonly apiVersion: string | null
  /** SHA-256 (hex) over the canonical JSON of `models`: key order does not count, model order does not count. */
  readonly sha256: string
  /** Notices of the service for people, each once (`warning_messages`, `warning_message`, `info_messages`). */
  readonly notices: readonly string[]
}

export interface HttpRequest {
  readonly method?: 'GET' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
export interface HttpResponse {
  readonly status: number
  /** A header's value by its lower-case name. */
  header(name: string): string | undefined
  readonly text: string
  /** What `Retry-After` asks for, in milliseconds from the moment the answer came; absent without that header. */
  readonly retryAfterMs?: number | undefined
}
/** Sends one request with retries inside a shared budget of time; errors are SyncErrors NETWORK, TIMEOUT, TLS_UNTRUSTED. Any status is an answer, not an error. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>

/** What an access to the API needs; `auth` makes it. */
export interface Access {
  /** The Copilot token, sent as a bearer. */
  readonly token: string
  /** The account's host, without a slash at its end. */
  readonly apiBase: string
}

export type Env = Readonly<Record<string, string | undefined>>

/** The part of `fetch` that is used: Node's own, undici's, or one that is passed in. Redirects are never followed. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string
    readonly headers: Record<string, string>
    readonly body?: string
    readonly redirect: 'manual'
    readonly signal: AbortSignal
  },
) => Promise<{
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: AsyncIterable<Uint8Array> | null
}>
