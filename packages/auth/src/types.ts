import type { Http } from '@copilot-sync/catalog'

export type Env = Readonly<Record<string, string | undefined>>

/** What a request to the Copilot API needs. */
export interface Authentication {
  readonly type: 'copilot-token'
  readonly token: string
  /** Epoch in ms. */
  readonly expiresAt: number
  /** The account's host, without a slash at its end. */
  readonly apiBase: string
  readonly source: 'api-key-file' | 'exchange'
  /** Where the GitHub token lay: a file or a variable; absent when none was needed. */
  readonly tokenSource?: string
  /** GitHub's name for the plan, as in `sku` of the exchange. */
  readonly sku?: string
  /** false: the seat has no chat, and Copilot refuses what this token asks for. */
  readonly chatEnabled?: boolean
  /**
   * Tells one account from another: `tid` of the token, by which GitHub's own clients count a user. That it is the same
   * after each login of an account is unchecked upstream. Not for people, and never to be stored but as a salted hash.
   */
  readonly account?: string
}

export interface AuthOptions {
  readonly env: Env
  readonly home: string
  readonly http: Http
  /** The editor headers. */
  readonly headers: Readonly<Record<string, string>>
  readonly now: () => number
  /** Told every secret as soon as it is known, before anything is done with it. */
  readonly onSecret: (secret: string) => void
  /** Told each warning once. */
  readonly onWarning: (text: string) => void
  /** The folder that containers mount tokens to; default `/github_auth`. */
  readonly mountedFolder?: string | undefined
}

export interface GithubToken {
  readonly token: string
  /** The file or variable it lay in. */
  readonly from: string
}

/** One kind of place where a GitHub token may lie. */
export interface Strategy {
  readonly name: string
  /** Where it looks, for people. */
  place(context: StrategyContext): string
  /** The token as it lies there, untrimmed; undefined when there is none; or why it cannot be read. */
  find(context: StrategyContext): { readonly text: string } | { readonly fault: string } | undefined
}

export interface StrategyContext {
  readonly env: Env
  readonly accessTokenFile: string
}
