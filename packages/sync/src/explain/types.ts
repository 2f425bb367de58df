import type { CatalogModel, Json } from '@copilot-sync/catalog'
import type { Reason } from '@copilot-sync/errors'
import type { ModelTrace, Skipped, Source } from '@copilot-sync/mapper'
import type { HeldRow } from '@copilot-sync/memory'
import type { HeldChange, Plan } from '@copilot-sync/plan'
import type { Settings } from '../inputs/settings/settings.ts'
import type { ModelEntry } from '../models/model-entries.ts'

/** Who was asked, and when. */
export interface Asked {
  readonly source: 'copilot' | 'file' | 'memory'
  readonly apiBase: string | null
  readonly apiVersion: string | null
  /** A salted hash that tells one account from another; null when it is not known. */
  readonly account: string | null
  /** ISO 8601 */
  readonly at: string
}

/** All that `explainModel` judges; plain data. */
export interface ExplainInput {
  readonly id: string
  readonly asked: Asked
  /** As this answer has it; null where it does not. */
  readonly answered: CatalogModel | null
  /** As memory lets it stand: also a model that the answer lacks. */
  readonly stable: CatalogModel | null
  /** Why the rules let `answered` in or not, or else `stable`. */
  readonly verdict: ModelTrace | null
  /** What the rules make of `stable`. */
  readonly wanted: ModelTrace | null
  /** The names that it is to be served under. */
  readonly names: readonly string[]
  /** What the mapping says of models without an entry. */
  readonly skipped: readonly Skipped[]
  /** null where the config is not known. */
  readonly inConfig: readonly ModelEntry[] | null
  /** What an entry asks for that has this name, where that is not Copilot's; else null. */
  readonly other: string | null
  /** Why a sync would not do what is planned: a pause, or the hold of a restore. */
  readonly stopped: Reason | null
  /** Whether `--adopt` can take the user's entries of these names: they ask Copilot for the model. */
  readonly isAdoptable: boolean
  /** What a sync would do; null where that is not known. */
  readonly plan: Plan | null
  readonly refused: { readonly code: string; readonly message: string; readonly hint: string } | null
  readonly held: readonly HeldRow[]
  /** What `--prune` would meet; null where memory holds nothing of it. */
  readonly pruned: { readonly refused: boolean; readonly held: readonly HeldChange[] } | null
  readonly settings: Pick<Settings, 'exclude'>
  /** The id that may have been meant. */
  readonly near: string | null
}

/**
 * `served`: in the config and as it should be. `add`, `change`, `remove`: what the next sync does. `held`: memory or a guard
 * holds it. `left-out`, `undecided` (a rule failed), `yours` (an entry of the user has the name), `refused` (a guard, or a name
 * that another owner has, refuses the whole sync), `usable` (no config is known), `unknown`.
 */
export type ExplainStatus =
  | 'served'
  | 'add'
  | 'change'
  | 'remove'
  | 'held'
  | 'left-out'
  | 'undecided'
  | 'yours'
  | 'refused'
  | 'usable'
  | 'unknown'

/** The one thing that would change the answer. */
export interface NextStep {
  /** For people: what is to be done, `add it`. */
  readonly what: string
  /** To be typed; null where no command does it. */
  readonly command: string | null
  /** A line of copilot-sync.yaml. */
  readonly settings: string | null
}

/** `result` of `explain`; docs/cli.md. */
export interface ExplainResult {
  readonly id: string
  readonly status: ExplainStatus
  /** null where the status says it all. */
  readonly reason: Reason | null
  readonly asked: Asked
  /** Whether this answer has it. */
  readonly inAnswer: boolean
  /** Every select rule in its order, with the catalog paths that decide. */
  readonly checks: readonly {
    readonly rule: string
    /** null = it lets the model in. */
    readonly reason: string | null
    readonly from: readonly Source[]
  }[]
  /** `policy.state`; null where it is not stated. */
  readonly policy: string | null
  readonly names: readonly string[]
  readonly fields: readonly {
    readonly path: string
    readonly value: Json
    readonly rule: string
    readonly from: readonly Source[]
  }[]
  readonly failed: readonly { readonly rule: string; readonly message: string }[]
  /** null where the config is not known. */
  readonly config: readonly ModelEntry[] | null
  /** What the next sync changes in its entries. */
  readonly changes: readonly { readonly name: string; readonly path: string; readonly from: Json; readonly to: Json }[]
  /** What memory holds, by catalog paths, and what guards hold, by names of entries. */
  readonly held: readonly (HeldRow | HeldChange)[]
  readonly near: string | null
  readonly next: NextStep
}
