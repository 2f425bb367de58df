import type { Reason } from '@copilot-sync/errors'
import type { Json, SyncOutcome, SyncResult } from '@copilot-sync/sync'

/** What is told of a sync or a diff, as plain data. */
export interface ShownPlan {
  readonly result: SyncResult
  readonly add: readonly { readonly name: string; readonly fields: readonly { path: string; value: Json }[] }[]
  readonly remove: readonly { readonly name: string; readonly reason: Reason }[]
  /** Which fields are marks of what a model can do. */
  readonly marks: NonNullable<SyncOutcome['planned']>['inputs']['mapping']['facts']['marks']
  /** The backup whose restore holds everything back. */
  readonly heldBy: string | null
  /** After so many fetches and days what the catalog lacks goes; null while paused. */
  readonly waits: { readonly fetches: number; readonly days: number } | null
}

export function shownPlan({ hold, plan, planned, result }: SyncOutcome): ShownPlan {
  return {
    result,
    add: plan.add.map(({ name, entry }) => ({
      name,
      fields: entry.fields.map(({ path, value }) => ({ path, value })),
    })),
    remove: plan.remove.map(({ name, reason }) => ({ name, reason })),
    marks: planned?.inputs.mapping.facts.marks ?? [],
    heldBy: hold?.backup ?? null,
    waits: planned ? planned.inputs.settings.hold : null,
  }
}
