import type { Json } from '@copilot-sync/catalog'
import type { Reason } from '@copilot-sync/errors'

/** One field of an entry that is wanted: a dotted path below the entry, its value, and the rule that says so. */
export interface WantedField {
  readonly path: string
  readonly value: Json
  readonly rule: string
}

/** An entry as the mapper wants it. `fields` are in the order in which they are to be written, the reserved ones included. */
export interface WantedEntry {
  /** `model_name` */
  readonly name: string
  /** `model_info.id` */
  readonly id: string
  /** The catalog's id of the model. */
  readonly model: string
  readonly fields: readonly WantedField[]
  /** Paths (`.*` = all below) whose rule failed: in an entry that exists they stay as they are. */
  readonly keep?: readonly string[]
}

/** Names an entry within one snapshot of its target: opaque, and of no meaning beside that snapshot. */
export type EntryKey = string

/** An entry of the target, in the order in which they stand there. */
export interface ConfigEntry {
  readonly key: EntryKey
  /** `model_name` as LiteLLM reads it; null where it is absent or no string. */
  readonly name: string | null
  /** `litellm_params.model`; null where it is absent or no string. */
  readonly model: string | null
  /** `model_info.id` */
  readonly id: string | null
  /** `model_info.managed_by` */
  readonly managedBy: string | null
  /** The whole entry as LiteLLM reads it. Computed when asked for. */
  data(): Json
}

export interface FieldChange {
  readonly path: string
  /** undefined = absent */
  readonly from: Json | undefined
  /** undefined = to be removed */
  readonly to: Json | undefined
  /** The rule that wants the value, `ledger` for a field that no rule wants any more, `adopt` for what makes an entry ours. */
  readonly rule: string
  /** Of such a field: the rule of the settings that wrote it, as far as is known, and whether they still name it. */
  readonly writer?: { readonly rule: string; readonly gone: boolean } | undefined
}

export interface EntryAddition {
  readonly name: string
  readonly entry: WantedEntry
}
export interface EntryUpdate {
  readonly name: string
  readonly key: EntryKey
  readonly fields: readonly FieldChange[]
  /** For an entry of the user that becomes ours: what it is to be from now on. */
  readonly adopted?: WantedEntry
}
export interface EntryRemoval {
  readonly name: string
  readonly key: EntryKey
  readonly reason: Reason
}

/** An entry of ours that stands where ours do not belong: it goes over to where they do. */
export interface EntryMove {
  readonly name: string
  readonly key: EntryKey
  /** It stands there already, so it only goes from here. */
  readonly twin: boolean
}

/**
 * A change beside the entries: items of a list of the config (`callbacks`: of `litellm_settings.callbacks`, `include`), or
 * a file of ours with what stands for its content.
 */
export type OtherChange =
  | { readonly kind: 'callbacks' | 'include'; readonly from: Json; readonly to: Json }
  | { readonly kind: 'file'; readonly name: string; readonly from: Json; readonly to: Json }

export interface HeldChange {
  readonly name: string
  /** The field that is held, or null for the whole entry. Of `VALUE_RETURNED` it is a path of the catalog. */
  readonly path: string | null
  readonly reason: Reason
  readonly missingSince: string | null
  readonly fetches: number
}

/** An entry of the user that carries our mark and is not ours. */
export interface CopiedEntry {
  readonly name: string | null
  readonly key: EntryKey
  /** `repeated`: name and id of an earlier entry of ours. `id`: the id is not the one for its name. */
  readonly why: 'repeated' | 'id'
}

/** A model of the catalog that is not to be served, and why, for people. */
export interface SkippedModel {
  readonly id: string
  readonly reason: string
}

/** What tells our entries from all others. */
export interface Whose {
  /** `model_info.managed_by` of our entries. */
  readonly mark: string
  /**
   * Entries that the ledger has, written for these settings: their ids, with what it has of the marks that we gave them. They
   * are ours too while they carry the mark of an owner before.
   */
  readonly known: ReadonlyMap<string, string>
  /** Entries of other owners that the user takes over. */
  readonly claimed?: ReadonlySet<EntryKey> | undefined
  /** The `model_info.id` that an entry of ours with this `model_name` has. */
  entryId(name: string): string
}

export interface PlanInput extends Whose {
  readonly entries: readonly ConfigEntry[]
  readonly wanted: readonly WantedEntry[]
  /** The paths that rules declare; a last step `*` covers all below. */
  readonly owned: readonly string[]
  /** Paths that are limits; a last step `*` covers all below. */
  readonly limits: readonly string[]
  /** Names of the rules that decide for the user: no guard holds what they say. */
  readonly userRules: readonly string[]
  readonly ledger: Ledger
  /** Names of the rules that settings name, so that they can go: modules, flags, overrides. */
  readonly guestRules?: readonly string[] | undefined
  /** Which of them wrote what the ledger has. */
  readonly writers?: Writers | undefined
  readonly skipped: readonly SkippedModel[]
  readonly other: readonly OtherChange[]
  /** Which of the user's entries become ours: none by default, those in the shape that older scripts wrote, or all. */
  readonly adopt?: AdoptMode | undefined
  /** What `adopt: 'document'` takes. */
  readonly documentShape: DocumentShape
  /** Entries that are not to be adopted, because they cannot be edited safely. */
  readonly leave?: ReadonlySet<EntryKey> | undefined
  /** Entries that stand where ours do not belong. */
  readonly away?: ReadonlySet<EntryKey> | undefined
  /** Names that are served beside these entries, where nothing is written. */
  readonly otherNames?: readonly string[] | undefined
}

/** The keys that an entry in the shape of older scripts may have: of `litellm_params`, of its headers, of `model_info` in it. */
export interface DocumentShape {
  readonly params: readonly string[]
  /** In lower case. */
  readonly headers: readonly string[]
  readonly info: readonly string[]
}

export type AdoptMode = 'none' | 'document' | 'all'

/** What a sync would do; plain data that can be printed, compared, stored and refused. */
export interface Plan {
  readonly add: readonly EntryAddition[]
  readonly update: readonly EntryUpdate[]
  readonly remove: readonly EntryRemoval[]
  readonly move?: readonly EntryMove[]
  readonly held: readonly HeldChange[]
  readonly other: readonly OtherChange[]
  /** How many of our entries stay as they are. */
  readonly unchanged: number
  /** Names of the user's own entries that take a catalog model's name; theirs win. */
  readonly userEntries: readonly string[]
  /** How many of the user's `github_copilot/*` entries could be adopted and are not. */
  readonly adoptable: number
  /** Names of the entries that serve any Copilot model (`github_copilot/*`, `*`), also one that is gone. */
  readonly wildcards: readonly string[]
  /** Hand-made copies of our entries; they are the user's. */
  readonly copies: readonly CopiedEntry[]
}

/**
 * What we wrote: entry id → path → hash of the value (`hashValue`). While a write is under way a path may hold two
 * hashes, parted by a space: of the value before and of the one after. `MARK_PATH` holds those of all marks that we gave it.
 */
export type Ledger = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Who wrote what the ledger has, of the rules that settings name: entry id → path → rule. */
export type Writers = Readonly<Record<string, Readonly<Record<string, string>>>>
