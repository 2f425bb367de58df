import type { Json } from '@copilot-sync/catalog'
import type { FailedRule } from '@copilot-sync/mapper'
import type { FieldChange, HeldChange } from '@copilot-sync/plan'

/** `result` of `sync` and `diff`; the contract of docs/cli.md. An absent value is null. */
export interface SyncResult {
  readonly changed: boolean
  /** Absolute path of the config. */
  readonly config: string
  /** The id that `backup restore` takes. */
  readonly backup: string | null
  readonly added: readonly string[]
  readonly updated: readonly {
    readonly name: string
    readonly fields: readonly {
      readonly path: string
      readonly from: Json
      readonly to: Json
      readonly rule: string
      readonly writer?: FieldChange['writer']
    }[]
  }[]
  readonly removed: readonly string[]
  readonly held: readonly HeldChange[]
  readonly unchanged: number
  readonly userEntries: readonly string[]
  readonly adoptable: number
  /** What changes beside the entries, by path: `litellm_settings.callbacks`, `include`, `file:<name>`. */
  readonly other: readonly { readonly path: string; readonly from: Json; readonly to: Json }[]
  readonly skipped: readonly { readonly id: string; readonly reason: string }[]
  readonly unmapped: readonly { readonly path: string; readonly models: readonly string[] }[]
  /** Rules that failed; what they write keeps its present value. */
  readonly failed: readonly FailedRule[]
  readonly catalog: {
    readonly models: number
    readonly apiBase: string | null
    readonly apiVersion: string | null
    /** null only while paused before a first sync. */
    readonly sha256: string | null
  }
  /** A pause that is in force: `sync` asked nobody and wrote nothing; `catalog` is that of the last sync. */
  readonly paused: Paused | null
}

/** A pause of `sync`; times are ISO. */
export interface Paused {
  /** null where it is not known. */
  readonly since: string | null
  /** null = until `resume` */
  readonly until: string | null
  readonly reason: string | null
}
