import type { Json } from './json/json.ts'

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

/** What an answer says beside its list: that there are more models (`has_more`), or that something failed (`error`). */
export interface CatalogRemark {
  readonly code: 'MORE_MODELS' | 'ERROR_BESIDE'
  /** The service's words, fit for a message; null where there are none. */
  readonly said: string | null
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
  /** Why the list may not be all there is. */
  readonly remarks: readonly CatalogRemark[]
}
