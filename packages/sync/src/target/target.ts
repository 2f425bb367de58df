import type { SyncError, SyncWarning } from '@copilot-sync/errors'
import type { ConfigEntry, EntryKey, OtherChange, Plan, PlanInput, Reference, Whose } from '@copilot-sync/plan'
import type { FileOwner } from '@copilot-sync/state'

/** Bytes with a version. A file is one; a key of a ConfigMap can be one. */
export interface Store {
  /** What names it for good: state is found by it. Of a file its real path. */
  readonly identity: string
  /** null where there is nothing yet. Errors: CONFIG_* (6). */
  read(): Promise<Stored | null>
  /** Puts bytes in place of the version `expect`; null: where there is nothing. Errors: CONFIG_CHANGED (9), WRITE_FAILED (1). */
  replace(bytes: Uint8Array, options: ReplaceOptions): Promise<void>
}

export interface Stored {
  readonly bytes: Uint8Array
  /** Another one whenever the bytes are others: a hash of them where the store counts no versions. */
  readonly version: string
  /** Permission bits and owner, where the store knows them: a backup keeps them. */
  readonly owner?: FileOwner | undefined
}

interface ReplaceOptions {
  readonly expect: string | null
  /** Called last before the bytes are put in place; what it throws stops that. */
  readonly beforeCommit?: (() => Promise<void>) | undefined
}

/** Where Copilot's models are served from: a config's text, LiteLLM's admin API. */
export interface Target {
  /** What names it for good: lock, ledger and memory are found by it. */
  readonly identity: string
  /** What stands there. `create`: as if it were empty where there is nothing yet. Errors: CONFIG_* (6). */
  open(options?: { readonly create?: boolean | undefined }): Promise<Snapshot>
  /** Errors: CONFIG_* (6) where there is nothing. A config that is broken is there all the same. */
  exists(): Promise<void>
  /** What the plan makes of the snapshot that was opened last. Writes nothing. Errors: UNSAFE_EDIT (6). */
  preview(plan: PlannedChanges): Preview
  /**
   * Makes the changes of a plan on the snapshot that was opened last, unless its version is no longer `expect`
   * (CONFIG_CHANGED, 9). Called under the lock. Errors: UNSAFE_EDIT (6), WRITE_FAILED (1).
   */
  apply(plan: PlannedChanges, options: ApplyOptions): Promise<Receipt>
  /** Whether a dead run left it half-written: it may be torn until `repair`. */
  isTorn(): Promise<boolean>
  /** Ends what a dead run left behind. Called under the lock, before `open`. */
  repair(): Promise<readonly SyncWarning[]>
}

export type PlannedChanges = Pick<Plan, 'add' | 'update' | 'remove' | 'move' | 'other'>

export interface ApplyOptions {
  /** The version that the plan was made for. */
  readonly expect: string | null
  /** Epoch in ms; for the backup's name and age. */
  readonly now: number
  /** How many backups stay, and how long. */
  readonly keep: { readonly keep: number; readonly maxAgeDays: number }
  /** Throws where the lock was lost or the run is to stop. */
  readonly beforeCommit: () => Promise<void>
  /** What is going on, for people. */
  readonly onProgress: (text: string) => void
}

/** An entry and where it stands, where the target has places. */
export interface PlacedEntry extends ConfigEntry {
  readonly place?: EntryPlace | undefined
}

export interface EntryPlace {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly col: number
}

/** What stands in a target at one moment. */
export interface Snapshot {
  /** null where there is nothing yet. */
  readonly version: string | null
  readonly entries: readonly PlacedEntry[]
  /** Entries that stand where ours do not belong. */
  readonly away: ReadonlySet<EntryKey>
  /** Names that are served beside these entries, where nothing is written. */
  readonly otherNames: readonly string[]
  readonly warnings: readonly SyncWarning[]
  /** What is to change beside the entries. */
  other(input: Whose & Pick<PlanInput, 'ledger' | 'owned'>): readonly OtherChange[]
  /** Where the target names entries. `writesGroups`: whether the access groups of an entry are ours, not the user's. */
  namedBy(names: ReadonlySet<string>, writesGroups: (entry: ConfigEntry) => boolean): readonly Reference[]
}

/** One text, before and as it is or would be after; empty where there is none. */
export interface TextChange {
  readonly path: string
  readonly before: string
  readonly after: string
}

export interface Preview {
  /** The config's text first, then those of further files that change; empty for a target without text. */
  readonly texts: readonly TextChange[]
}

/** What was done, and what undoes it. */
export interface Receipt extends Preview {
  /** What stopped it after some of the changes were made; null: all were. */
  readonly failed: SyncError | null
  /** The id that `backup restore` takes; null where there was nothing before. */
  readonly undo: string | null
}
