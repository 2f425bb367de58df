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
