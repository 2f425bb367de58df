import type { Json } from '@copilot-sync/catalog'

/** What a run changed, or would. */
export interface ReportChanges {
  /** false: it was only planned. */
  readonly written: boolean
  readonly added: readonly string[]
  readonly updated: readonly {
    readonly name: string
    readonly fields: readonly { readonly path: string; readonly from: Json; readonly to: Json; readonly rule: string }[]
  }[]
  readonly removed: readonly { readonly name: string; readonly reason: string | null }[]
  readonly held: readonly ReportHeld[]
  /** Places outside `model_list`. */
  readonly other: readonly string[]
  readonly unchanged: number
  /** Names of the user's own entries that take a catalog model's name. */
  readonly userEntries: readonly string[]
  /** The id that `backup restore` takes. */
  readonly backup: string | null
}

export interface ReportHeld {
  readonly name: string
  readonly path: string | null
  readonly reason: string
  /** ISO 8601 */
  readonly missingSince: string | null
  readonly fetches: number
}

export interface ReportModel {
  readonly id: string
  readonly label: string | null
  readonly names: readonly string[]
  /** LiteLLM's `mode`. */
  readonly mode: string | null
  /** Tokens; null = not stated. */
  readonly limits: { readonly input: number | null; readonly output: number | null; readonly context: number | null }
  /** Short words. */
  readonly capabilities: readonly string[]
  /** USD per token. */
  readonly prices: { readonly input: number | null; readonly output: number | null } | null
  readonly preview: boolean | null
  readonly inConfig: 'ours' | 'theirs' | 'yours' | 'no' | null
  readonly held: boolean
}

/** Fetches in a row that had the same catalog. */
export interface ReportPeriod {
  /** ISO 8601, of the first and the last of them. */
  readonly from: string
  readonly to: string
  readonly fetches: number
  /** Ids of the catalog's models; null where it is no longer kept. */
  readonly models: readonly string[] | null
  readonly count: number
  /** Against the period before. */
  readonly appeared: readonly string[]
  readonly vanished: readonly string[]
  readonly changed: readonly { readonly id: string; readonly path: string; readonly from: Json; readonly to: Json }[]
  /** What became of it: held, returned, went, another account, … ; for people. */
  readonly notes: readonly string[]
}

export interface ReportData {
  /** ISO 8601 */
  readonly at: string
  /** What made the page: `sync`, `diff`, `history`. */
  readonly command: string
  readonly config: string
  readonly catalog: {
    readonly models: number
    readonly apiBase: string | null
    readonly apiVersion: string | null
  } | null
  /** null for a page of the past alone. */
  readonly changes: ReportChanges | null
  /** Those that can be served. */
  readonly models: readonly ReportModel[]
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[]
  /** Catalog fields that no rule reads. */
  readonly unmapped: readonly { readonly path: string; readonly models: readonly string[] }[]
  /** Oldest first; empty where nothing is remembered. */
  readonly periods: readonly ReportPeriod[]
  readonly warnings: readonly string[]
}
