import type { CatalogPath, Json } from '@copilot-sync/catalog'
import type { Place } from '@copilot-sync/errors'
import type { RuleFacts } from './rule-facts.ts'
import type { EntryPath } from './rule.ts'

/** One field of an entry, and the rule that says so; `core` for the fields that the mapper itself writes. */
export interface Field {
  readonly path: EntryPath
  readonly value: Json
  readonly rule: string
}

/** An entry of `model_list` as it is wanted. */
export interface Entry {
  /** `model_name` */
  readonly name: string
  /** `model_info.id` */
  readonly id: string
  /** The catalog's id of the model. */
  readonly model: string
  /** In the order in which they are to be written: litellm_params, then model_info. */
  readonly fields: readonly Field[]
  /**
   * Fields (also `model_info.*`) whose rule failed for this model, or had to do without a value that cannot be read: in an entry that exists they keep their present value.
   * `fields` may have a value of an earlier rule for them; that one is for an entry that is new.
   */
  readonly keep: readonly EntryPath[]
  /** What cannot be read and would decide some of `keep`. */
  readonly unreadable: readonly KeepingValue[]
}

/** A value of a type that rules which read its path do not know. */
export interface UnreadableValue {
  readonly model: string
  /** Where it stands: the path that is read, or one above it that holds no map. */
  readonly path: CatalogPath
  readonly value: Json
}

/** One that decides fields, which are therefore kept. */
export interface KeepingValue extends UnreadableValue {
  readonly keeps: readonly EntryPath[]
}

export interface Skipped {
  readonly id: string
  /** For people, naming the catalog's field. */
  readonly reason: string
  /** The rule that says so. When it stands in `failed` for this model, nothing was decided: hold what is there. */
  readonly rule: string
  /** The rule read this value without knowing its type: nothing was decided, hold what is there. */
  readonly unreadable?: UnreadableValue
}

/** A catalog path that no rule reads and no list ignores, or where rules cannot read what stands there, with the ids of the models that have it. */
export interface Unmapped {
  readonly path: CatalogPath
  readonly models: readonly string[]
}

export interface RuleFailure {
  readonly rule: string
  readonly model: string
  readonly message: string
  /** Where in the rule's code; null where that is not known. */
  readonly place: Place | null
  /** The rule is not asked any more in this run: the model at which it was given up, null = when it was loaded. */
  readonly givenUp?: string | null
}

export interface Mapping {
  readonly entries: readonly Entry[]
  readonly skipped: readonly Skipped[]
  readonly unmapped: readonly Unmapped[]
  /** By model, in the catalog's order. */
  readonly unreadable: readonly UnreadableValue[]
  readonly failed: readonly RuleFailure[]
  /** What copilot-sync owns inside its entries: all that rules declare in `writes` (also `model_info.*`) and the reserved fields. */
  readonly owned: readonly EntryPath[]
  readonly facts: RuleFacts
}
