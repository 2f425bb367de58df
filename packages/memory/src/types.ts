import type { CatalogModel, Json } from '@copilot-sync/catalog'
import type { Reason } from '@copilot-sync/errors'

/** What an answer was given to. Values are compared only between answers with the same basis. */
export interface Basis {
  /** The host that was asked; null for a file. */
  readonly apiBase: string | null
  /** The `X-GitHub-Api-Version` that was accepted. */
  readonly apiVersion: string | null
  /** The `fingerprint` of the account; null when it is not known. */
  readonly account: string | null
  /** Changes whenever the rules that read the catalog do. */
  readonly ruleVersion: string
}

/** One answer of `/models`, with what the rules say of it. */
export interface Observation extends Basis {
  readonly models: readonly CatalogModel[]
  /** Epoch in ms. */
  readonly at: number
  /**
   * Model id → why the catalog's own fields turn it out (picker, policy, type, endpoints). Without those that the user's
   * patterns turn out.
   */
  readonly ineligible: ReadonlyMap<string, string>
  /** What stands in the answer and cannot be read: it says as little as what is absent. Its path is one that is read, or above some. */
  readonly unreadable?: readonly UnreadableValue[] | undefined
}

export interface UnreadableValue {
  /** The catalog's id. */
  readonly model: string
  readonly path: string
  readonly value: Json
}

/** How long something has been without what it was. */
export interface Hold {
  /** Epoch in ms of the first fetch without it. */
  readonly since: number
  /** How many fetches were without it, that one included. */
  readonly fetches: number
}

export interface MissingModel extends Hold {
  readonly reason: Reason
  /** Whether the history has this hold. */
  readonly noted: boolean
  /** It went, and stays remembered only until the config no longer has it. */
  readonly gone: boolean
}

/** A path of a model that has had more than one value. */
export interface ValueHistory {
  /** Hashes of the values that it had before, the newest last, parted by spaces. */
  readonly seen: string
  /** The catalog has been without the present value. */
  readonly waiting: Hold | null
  /** Whether the history has a hold of the present value. */
  readonly noted: boolean
}

export interface RememberedModel {
  readonly id: string
  /** Its settled values, at remembered paths only; null for a model that is known from the config alone. */
  readonly json: CatalogModel | null
  readonly missing: MissingModel | null
  readonly values: Readonly<Record<string, ValueHistory>>
  /** When the history last had a hold of this model; epoch in ms. */
  readonly noted: number | null
}

/** Consecutive fetches with the same catalog. */
export interface Run {
  /** Epoch in ms of the first and the last of them. */
  readonly from: number
  readonly to: number
  readonly fetches: number
  /** The catalog's address: a SHA-256 over its remembered paths, first 16 hex digits. */
  readonly sha: string
  /** How many models it has. */
  readonly models: number
  /** Key in `bases`. */
  readonly basis: string
}

/** All that a run needs to know of earlier ones; plain data, free of secrets. */
export interface Memory {
  readonly version: 1
  /** For `fingerprint`. */
  readonly salt: string
  /** Epoch in ms of the last fetch; null when there was none. */
  readonly at: number | null
  /** Of the last fetch; the account is the last one that was known. */
  readonly basis: Basis | null
  readonly models: readonly RememberedModel[]
  /** The newest 400, oldest first. */
  readonly runs: readonly Run[]
  readonly bases: Readonly<Record<string, Basis>>
  /** The caller's own note of what the last run left as it was, against the catalog. */
  readonly kept?: readonly string[] | undefined
}

export interface SettleOptions {
  /** Catalog paths that rules read; a path stands for all that lies below it too, with or without `.*`. */
  readonly reads: readonly string[]
  /** Further paths that a history may show. They are remembered and never held. */
  readonly shown?: readonly string[] | undefined
  /** So many fetches without it … Default 3. */
  readonly fetches?: number | undefined
  /** … and so many days since the first of them let a model or value go. Default 7. */
  readonly days?: number | undefined
  /** Whatever waits goes now. */
  readonly prune?: boolean | undefined
  /** Ids of the models that our entries serve today: only these are held. Undefined: all that were usable are. */
  readonly known?: readonly string[] | undefined
}

/** A model, or one path of it, that stays as it was. */
export interface HeldRow {
  readonly id: string
  /** Catalog path of a value; null for the model. */
  readonly path: string | null
  readonly reason: Reason
  /** ISO 8601, of the first fetch without it. */
  readonly missingSince: string
  readonly fetches: number
}

export interface ValueChange {
  readonly id: string
  readonly path: string
  /** null = absent */
  readonly from: Json
  readonly to: Json
}

export interface BasisChange {
  readonly part: keyof Basis
  readonly from: string | null
  readonly to: string | null
}

/** What one fetch changed; a line of the history. */
export interface HistoryEvent {
  /** ISO 8601 */
  readonly at: string
  /** The catalog's address. */
  readonly sha: string
  readonly appeared: readonly string[]
  readonly changed: readonly ValueChange[]
  /** Holds that began. Of a model that comes and goes, only the first in `days`; of a value, the first until it changes. */
  readonly held: readonly Pick<HeldRow, 'id' | 'path' | 'reason'>[]
  /** Models that came back from a hold that the history has. */
  readonly returned: readonly string[]
  readonly went: readonly { readonly id: string; readonly reason: Reason }[]
  readonly basis: readonly BasisChange[]
  /** What the caller knows of the run: who began it, what was forced and why, what was written. */
  readonly run?: Json
}

/** A catalog at its remembered paths. */
export interface ReducedCatalog {
  readonly sha: string
  readonly models: readonly CatalogModel[]
}

export interface Settled {
  /** To be kept once the run has done its work. */
  readonly memory: Memory
  /** The stable catalog: the answer's models in their order, held values in place; then the held models. */
  readonly models: readonly CatalogModel[]
  readonly held: readonly HeldRow[]
  /** Those of `held` whose JSON nobody remembers: their entries must stay as they are. */
  readonly heldAsTheyAre: readonly string[]
  /** What the config has and is to lose. */
  readonly gone: readonly HeldRow[]
  /** Held until now, and seen again. */
  readonly returning: readonly string[]
  /** What is different about the answer's basis; its values were taken as they are. */
  readonly rebased: readonly BasisChange[]
  /** Both accounts are known, and differ. */
  readonly accountChanged: boolean
  /** We ask another API version, or read by other rules and nobody knows the catalog before: what differs may all be due to that. */
  readonly ownChange: boolean
  /**
   * Where rules are others, and nothing else forbids to compare: the stable catalog before this answer, at remembered paths.
   * What the rules of now make of it tells what differs because of them from what the catalog changed.
   */
  readonly earlier: readonly CatalogModel[] | null
  /** null when nothing changed. */
  readonly event: HistoryEvent | null
  /** The answer is the last one again: nothing but times and counts moved in the memory. */
  readonly isRepeat: boolean
  readonly catalog: ReducedCatalog
}
