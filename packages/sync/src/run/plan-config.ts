import { SyncError } from '@copilot-sync/errors'
import { entryId } from '@copilot-sync/mapper'
import { type Accepted, findClaimed, type Plan, type PlanInput, reviewPlan, type Whose } from '@copilot-sync/plan'
import { documentShape } from '@copilot-sync/rules-copilot'
import { type LedgerRead, type LedgerRecord, readLedger } from '@copilot-sync/state'
import type { Context } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import { whoseIn } from '../inputs/owner.ts'
import type { Prepared } from '../inputs/prepare.ts'
import { recall, type Recalled, type RecallOptions } from '../memory/recall.ts'
import { guestRules } from '../inputs/rules/guest-rules.ts'
import type { Snapshot } from '../target/target.ts'
import { guardContext } from './guards/guard-context.ts'
import { holdUndecided } from './guards/hold-undecided.ts'
import { type LeftEntry, planSafely } from './plan-safely.ts'
import { refuseConflicts } from './refuse-conflicts.ts'

export interface PlanOptions extends RecallOptions {
  /** Why all that guards would refuse or hold is accepted. */
  readonly force?: string | undefined
  /** Called before the refusal of an answer that is the account's own is thrown. */
  readonly onRefused?: ((recalled: Recalled) => void) | undefined
}

export interface Planned {
  readonly snapshot: Snapshot
  readonly input: PlanInput
  /** What was known before. Where it was lost, what stands in the target and is wanted counts as written by us again. */
  readonly record: LedgerRead
  readonly plan: Plan
  /** Entries that are not adopted although they could be, and why they cannot be edited. */
  readonly left: readonly LeftEntry[]
  /** With the mapping of the stable catalog instead of that of the last answer. */
  readonly prepared: Prepared
  /** null where the memory has no part. */
  readonly recalled: Recalled | null
  /** What guards would have refused or held without `force`. */
  readonly accepted: readonly Accepted[]
}

/** What has to change in this target, as memory and guards let it pass. Throws the guards' SyncErrors, exit 3. */
export async function planConfig(
  runtime: Pick<Runtime, 'warn'>,
  { target, state, settingsFiles }: Pick<Context, 'target' | 'state' | 'settingsFiles'>,
  snapshot: Snapshot,
  asked: Prepared,
  options: PlanOptions,
): Promise<Planned> {
  const record = await readLedger(state)
  const whose = whoseIn(asked.settings, record, settingsFiles)
  const recalled = await recall(runtime, { state, entries: snapshot.entries, whose }, asked, options)
  const prepared = recalled ? { ...asked, mapping: recalled.mapping } : asked
  const input = planInput(snapshot, prepared, { ...whose, ...record })
  refuseConflicts(input, snapshot.entries)
  const { made, left } = planSafely(input, target)
  const undecided = holdUndecided(made, input.entries, prepared.mapping)
  const forced = options.force !== undefined
  const context = guardContext({ snapshot, plan: undecided, input, answer: asked, prepared, recalled, forced })
  try {
    const { plan, accepted } = reviewPlan(undecided, input, context)
    return { snapshot, input, plan, record, left, prepared, recalled, accepted }
  } catch (error) {
    if (recalled && error instanceof SyncError && error.code === 'TOO_MANY_REMOVALS') options.onRefused?.(recalled)
    throw error
  }
}

function planInput(
  snapshot: Snapshot,
  { adopt, mapping, rules, take }: Prepared,
  { ledger, writers, mark, known }: Whose & LedgerRecord,
): PlanInput {
  const input: PlanInput = {
    mark,
    known,
    entryId,
    ledger,
    writers,
    entries: snapshot.entries,
    away: snapshot.away,
    otherNames: snapshot.otherNames,
    other: snapshot.other,
    wanted: mapping.entries,
    owned: mapping.owned,
    limits: mapping.facts.limits,
    userRules: mapping.facts.users,
    documentShape,
    guestRules: guestRules(rules),
    skipped: mapping.skipped,
    adopt,
  }
  return take.length === 0 ? input : { ...input, claimed: findClaimed(input, take) }
}
