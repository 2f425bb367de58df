import type { WantedEntry } from '../types.ts'

/** A place in the config that names an entry: `litellm_settings.fallbacks`, `router_settings.model_group_alias`, an access group. */
export interface Reference {
  /** The `model_name` that is named. */
  readonly name: string
  /** For people: the path, with the line where it is known. */
  readonly place: string
}

/** A model, or a path of it in the catalog, that the memory of earlier fetches holds. */
export interface HeldModel {
  /** The catalog's id. */
  readonly id: string
  /** A catalog path; null for the model. */
  readonly path: string | null
  readonly reason: string
  /** ISO 8601 */
  readonly missingSince: string
  readonly fetches: number
}

/** The catalog before this answer, by the rules of now: what differs from the config there already is our own change. */
export interface EarlierCatalog {
  /** Ids of all its models. */
  readonly ids: readonly string[]
  readonly entries: readonly WantedEntry[]
  /** By `limitKey`: what was held then, so the catalog had fallen before the rules changed. */
  readonly heldLimits?: readonly string[] | undefined
}

/** What guards know besides plan and input. What is not given trips nothing. */
export interface GuardContext {
  /** The user accepts all that guards would refuse or hold. */
  readonly forced?: boolean | undefined
  /** This fetch's own answer, before any memory of earlier ones: the ids of all its models, and of those that can be served. */
  readonly answer?:
    | {
        readonly ids: readonly string[]
        readonly usable: readonly string[]
        /** Why the others cannot. */
        readonly skipped: readonly { readonly id: string; readonly reason: string }[]
        /** Where none can be served: those that nothing but the model picker hides. */
        readonly hidden?: readonly string[] | undefined
        /** What it alone would have us write, where the memory holds a value. */
        readonly entries?: readonly WantedEntry[] | undefined
      }
    | undefined
  /** The answer is for another account than the one before. */
  readonly accountChanged?: boolean | undefined
  /** Our API version is another than at the fetch before, or rules are and nobody knows that catalog: no difference is news from it. */
  readonly ownChange?: boolean | undefined
  /** Where rules or settings are others than at the fetch before: what those of now make of its stable catalog. */
  readonly before?: EarlierCatalog | null | undefined
  /** What the memory holds. */
  readonly held?: readonly HeldModel[] | undefined
  /** Ids among `held` that no entry is wanted for, because nobody remembers their JSON. */
  readonly heldAsTheyAre?: readonly string[] | undefined
  /** Ids of models that the user's own patterns turn out: they go, whatever the catalog says. */
  readonly excluded?: readonly string[] | undefined
  /** What in the config names entries. */
  readonly references?: readonly Reference[] | undefined
  /** `propose`: a model that we do not serve yet is named and not added. Default `add`. */
  readonly newModels?: 'add' | 'propose' | undefined
  /** New models that are only to be proposed, whatever `newModels` says, and why: dear, in preview, of that vendor. */
  readonly proposed?: readonly { readonly id: string; readonly reason: string }[] | undefined
}
