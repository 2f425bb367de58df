import type { Reason } from '@copilot-sync/errors'
import type { Take } from '../owner-conflicts.ts'
import type { SkippedModel, WantedEntry } from '../types.ts'

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
  readonly reason: Reason
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
  readonly heldLimits: readonly string[]
}

/** This fetch's own answer, before any memory of earlier ones. */
interface Answer {
  /** Ids of all its models, and of those that can be served. */
  readonly ids: readonly string[]
  readonly usable: readonly string[]
  /** Why the others cannot. */
  readonly skipped: readonly SkippedModel[]
  /** Where none can be served: those that nothing but the model picker hides. */
  readonly hidden: readonly string[]
  /** What it alone would have us write; null where the memory holds no value, so that it is what is wanted. */
  readonly entries: readonly WantedEntry[] | null
}

/** A new model that is only to be proposed. */
export interface ProposedModel {
  readonly id: string
  /** What it is proposed for: its price, its preview, its vendor. */
  readonly why: readonly Proposal[]
}

/** USD per million output tokens, null where the catalog states no price; in preview; of that vendor. */
export type Proposal =
  | { readonly what: 'price'; readonly price: number | null }
  | { readonly what: 'preview' }
  | { readonly what: 'vendor'; readonly vendor: string | null }

/** What guards know besides plan and input. null = not known, which trips nothing. */
export interface GuardContext {
  /** The user accepts all that guards would refuse or hold. */
  readonly forced: boolean
  readonly answer: Answer | null
  /** The answer is for another account than the one before. */
  readonly accountChanged: boolean
  /** Our API version is another than at the fetch before, or rules are and nobody knows that catalog: no difference is news from it. */
  readonly ownChange: boolean
  /** Where rules or settings are others than at the fetch before: what those of now make of its stable catalog. */
  readonly before: EarlierCatalog | null
  /** What the memory holds. */
  readonly held: readonly HeldModel[]
  /** Ids among `held` that no entry is wanted for, because nobody remembers their JSON. */
  readonly heldAsTheyAre: readonly string[]
  /** Ids of models that the user's own patterns turn out: they go, whatever the catalog says. */
  readonly excluded: readonly string[]
  /** Ids of models that the catalog turns out, whatever settings say. */
  readonly catalogs: readonly string[]
  /** Entries that may go although the ledger does not have them. */
  readonly taken: Take
  /** What in the config names entries. */
  readonly references: readonly Reference[]
  /** `propose`: a model that we do not serve yet is named and not added. */
  readonly newModels: 'add' | 'propose'
  /** New models that are only to be proposed, whatever `newModels` says. */
  readonly proposed: readonly ProposedModel[]
}

/** Nothing is known. */
export const unguarded: GuardContext = {
  forced: false,
  answer: null,
  accountChanged: false,
  ownChange: false,
  before: null,
  held: [],
  heldAsTheyAre: [],
  excluded: [],
  catalogs: [],
  taken: [],
  references: [],
  newModels: 'add',
  proposed: [],
}
