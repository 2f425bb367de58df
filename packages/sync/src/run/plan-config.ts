import { SyncError } from '@copilot-sync/errors'
import { entryId } from '@copilot-sync/mapper'
import { type Accepted, type Ledger, type Plan, type PlanInput, reviewPlan } from '@copilot-sync/plan'
import { documentShape } from '@copilot-sync/rules-copilot'
import { ledgerOf, type Ledgers, readLedgers } from '@copilot-sync/state'
import type { Context } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import type { Inputs } from '../inputs/read-inputs.ts'
import { recall, type Recalled, type RecallOptions } from '../memory/recall.ts'
import type { Snapshot } from '../target/target.ts'
import { guardContext } from './guards/guard-context.ts'
import { holdUndecided } from './guards/hold-undecided.ts'
import { type LeftEntry, planSafely } from './plan-safely.ts'

export interface PlanOptions extends RecallOptions {
  /** Why all that guards would refuse or hold is accepted. */
  readonly force?: string | undefined
  /** Called before the refusal of an answer that is the account's own is thrown. */
  readonly onRefused?: ((recalled: Recalled) => void) | undefined
}

export interface Planned {
  readonly snapshot: Snapshot
  readonly planInput: PlanInput
  /** The ledgers as they were read. */
  readonly ledgers: Ledgers
  /** false where the ledger was lost; what stands in the target and is wanted counts as written by us again. */
  readonly ledgerKnown: boolean
  readonly plan: Plan
  /** Entries that are not adopted although they could be, and why they cannot be edited. */
  readonly left: readonly LeftEntry[]
  /** With the mapping of the stable catalog instead of that of the last answer. */
  readonly inputs: Inputs
  /** null where the memory has no part. */
  readonly recalled: Recalled | null
  /** What guards would have refused or held without `force`. */
  readonly accepted: readonly Accepted[]
}

/** What has to change in this target, as memory and guards let it pass. Throws the guards' SyncErrors, exit 3. */
export async function planConfig(
  runtime: Pick<Runtime, 'warn'>,
  { target, state }: Pick<Context, 'target' | 'state'>,
  snapshot: Snapshot,
  asked: Inputs,
  options: PlanOptions,
): Promise<Planned> {
  const ledgers = await readLedgers(state.stateDir)
  const { ledger, state: known } = ledgerOf(ledgers, state)
  const recalled = await recall(runtime, { state, entries: snapshot.entries }, asked, options)
  const inputs = recalled ? { ...asked, mapping: recalled.mapping } : asked
  const planInput = planInputOf(snapshot, inputs, ledger)
  const { made, left } = planSafely(planInput, target)
  const undecided = holdUndecided(made, planInput.entries, inputs.mapping)
  const forced = options.force !== undefined
  const context = guardContext({ snapshot, plan: undecided, planInput, answer: asked, inputs, recalled, forced })
  try {
    const { plan, accepted } = reviewPlan(undecided, planInput, context)
    return { snapshot, planInput, plan, ledgers, ledgerKnown: known === 'read', left, inputs, recalled, accepted }
  } catch (error) {
    if (recalled && error instanceof SyncError && error.code === 'TOO_MANY_REMOVALS') options.onRefused?.(recalled)
    throw error
  }
}

function planInputOf(snapshot: Snapshot, { adopt, mapping }: Inputs, ledger: Ledger): PlanInput {
  return {
    entries: snapshot.entries,
    away: snapshot.away,
    otherNames: snapshot.otherNames,
    other: snapshot.other,
    wanted: mapping.entries,
    owned: mapping.owned,
    limits: mapping.facts.limits,
    userRules: mapping.facts.users,
    documentShape,
    skipped: mapping.skipped,
    ledger,
    adopt,
    entryId,
  }
}
