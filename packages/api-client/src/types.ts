/** What an access to the API needs; `auth` makes it. */
export interface Access {
  /** The Copilot token, sent as a bearer. */
  readonly token: string
  /** The account's host, without a slash at its end. */
  readonly apiBase: string
  /** A saved token may name a host that is the account's no more. */
  readonly source?: 'api-key-file' | 'exchange' | undefined
  /** false: the seat has no chat. */
  readonly chatEnabled?: boolean | undefined
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
