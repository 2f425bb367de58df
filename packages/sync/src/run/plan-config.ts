import { at, covers } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { entryId, type Mapping, type Unmapped, type UnreadableValue } from '@copilot-sync/mapper'
import { type Accepted, findClaimed, type Plan, type PlanInput, reviewPlan, type Whose } from '@copilot-sync/plan'
import { documentShape } from '@copilot-sync/rules-copilot'
import { ledgerOf, type LedgerRead, type LedgerRecord, type Ledgers, readLedgers } from '@copilot-sync/state'
import type { Context } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import { whoseIn } from '../inputs/owner.ts'
import type { Inputs } from '../inputs/read-inputs.ts'
import { guestRules } from '../inputs/rules/guest-rules.ts'
import { recall, type Recalled, type RecallOptions } from '../memory/recall.ts'
import type { Snapshot } from '../target/target.ts'
import { guardContext } from './guards/guard-context.ts'
import { holdUndecided } from './guards/hold-undecided.ts'
import { holdUnreadable } from './guards/hold-unreadable.ts'
import { keepCallback } from './guards/keep-callback.ts'
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
  readonly planInput: PlanInput
  /** The ledgers as they were read. */
  readonly ledgers: Ledgers
  /** This target's. Where it was lost, what stands in the target and is wanted counts as written by us again. */
  readonly record: LedgerRead
  readonly plan: Plan
  /** Entries that are not adopted although they could be, and why they cannot be edited. */
  readonly left: readonly LeftEntry[]
  /** With the mapping of the stable catalog instead of that of the last answer. */
  readonly inputs: Inputs
  /** null where the memory has no part. */
  readonly recalled: Recalled | null
  /** What guards would have refused or held without `force`. */
  readonly accepted: readonly Accepted[]
  /** What stands in the answer and no rule can read. */
  readonly unreadable: readonly UnreadableValue[]
}

/** What has to change in this target, as memory and guards let it pass. Throws the guards' SyncErrors, exit 3. */
export async function planConfig(
  runtime: Pick<Runtime, 'warn'>,
  { target, state, settingsFiles }: Pick<Context, 'target' | 'state' | 'settingsFiles'>,
  snapshot: Snapshot,
  asked: Inputs,
  options: PlanOptions,
): Promise<Planned> {
  const ledgers = await readLedgers(state.stateDir)
  const record = ledgerOf(ledgers, state)
  const whose = whoseIn(asked.settings, record, settingsFiles)
  const recalled = await recall(runtime, { state, entries: snapshot.entries, whose }, asked, options)
  const inputs = recalled ? { ...asked, mapping: recalled.mapping } : asked
  const planInput = planInputOf(snapshot, inputs, { ...whose, ...record })
  refuseConflicts(planInput, snapshot.entries)
  const { made, left } = planSafely(planInput, target)
  const undecided = holdUndecided(made, planInput, inputs.mapping)
  const remembered = new Set(recalled?.memory.models.flatMap(({ id, json }) => (json === null ? [] : [id])))
  const { plan: readable, copies } = holdUnreadable(undecided, planInput, inputs, remembered)
  const forced = options.force !== undefined
  const context = guardContext({ snapshot, plan: readable, planInput, answer: asked, inputs, recalled, forced })
  try {
    const { plan: reviewed, accepted } = reviewPlan(readable, planInput, context)
    const plan = keepCallback(reviewed)
    const unreadable = allUnreadable(asked.mapping, recalled, copies)
    const told = { ...inputs, mapping: { ...inputs.mapping, unmapped: unmappedOf(asked.mapping, unreadable) } }
    return { snapshot, planInput, plan, ledgers, record, left, inputs: told, recalled, accepted, unreadable }
  } catch (error) {
    if (recalled && error instanceof SyncError && error.code === 'TOO_MANY_REMOVALS') options.onRefused?.(recalled)
    throw error
  }
}

/** What the answer has, with what memory or entries tell of paths whose type no rule knows. */
function allUnreadable(
  { unreadable }: Mapping,
  recalled: Recalled | null,
  copies: readonly UnreadableValue[],
): UnreadableValue[] {
  const known = Map.groupBy(unreadable, ({ model }) => model)
  const held = (recalled?.settled.held ?? []).flatMap(({ id, path, reason: { code, seen } }) =>
    path === null || code !== 'VALUE_UNREADABLE' ? [] : [{ model: id, path, value: at(seen, 'to') ?? null }],
  )
  const more = [...held, ...copies].filter(
    ({ model, path }) => !known.get(model)?.some((one) => covers(`${one.path}.*`, path)),
  )
  return [...unreadable, ...more]
}

/** Of this answer: what no rule reads, and what none can read. */
function unmappedOf({ unmapped }: Mapping, unreadable: readonly UnreadableValue[]): Unmapped[] {
  const rows = new Map(unmapped.map(({ path, models }) => [path, new Set(models)]))
  for (const { path, model } of unreadable) rows.set(path, (rows.get(path) ?? new Set()).add(model))
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, models]) => ({ path, models: [...models] }))
}

function planInputOf(
  snapshot: Snapshot,
  { adopt, mapping, rules, take }: Inputs,
  { ledger, writers, mark, known }: Whose & LedgerRecord,
): PlanInput {
  const input: Omit<PlanInput, 'other'> = {
    mark,
    known,
    entryId,
    ledger,
    writers,
    entries: snapshot.entries,
    away: snapshot.away,
    otherNames: snapshot.otherNames,
    wanted: mapping.entries,
    owned: mapping.owned,
    limits: mapping.facts.limits,
    userRules: mapping.facts.users,
    documentShape,
    guestRules: guestRules(rules),
    skipped: mapping.skipped,
    adopt,
  }
  const claimed = take.length === 0 ? input : { ...input, claimed: findClaimed(input, take) }
  return { ...claimed, other: snapshot.other(claimed) }
}
