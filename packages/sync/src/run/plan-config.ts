import { at, covers } from '@copilot-sync/catalog'
import { SyncError } from '@copilot-sync/errors'
import { entryId, type Mapping, type Unmapped, type UnreadableValue } from '@copilot-sync/mapper'
import { type Accepted, type Ledger, type Plan, type PlanInput, reviewPlan } from '@copilot-sync/plan'
import { documentShape } from '@copilot-sync/rules-copilot'
import { type LedgerRead, readLedger } from '@copilot-sync/state'
import type { Context } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import type { Prepared } from '../inputs/prepare.ts'
import { recall, type Recalled, type RecallOptions } from '../memory/recall.ts'
import type { Snapshot } from '../target/target.ts'
import { guardContext } from './guards/guard-context.ts'
import { holdUndecided } from './guards/hold-undecided.ts'
import { holdUnreadable } from './guards/hold-unreadable.ts'
import { type LeftEntry, planSafely } from './plan-safely.ts'

export interface PlanOptions extends RecallOptions {
  /** Why all that guards would refuse or hold is accepted. */
  readonly force?: string | undefined
  /** Called before the refusal of an answer that is the account's own is thrown. */
  readonly onRefused?: ((recalled: Recalled) => void) | undefined
}

export interface Planned {
  readonly snapshot: Snapshot
  readonly input: PlanInput
  /** false where the ledger was lost; what stands in the target and is wanted counts as written by us again. */
  readonly ledgerKnown: boolean
  readonly plan: Plan
  /** Entries that are not adopted although they could be, and why they cannot be edited. */
  readonly left: readonly LeftEntry[]
  /** With the mapping of the stable catalog instead of that of the last answer. */
  readonly prepared: Prepared
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
  { target, state }: Pick<Context, 'target' | 'state'>,
  snapshot: Snapshot,
  asked: Prepared,
  options: PlanOptions,
): Promise<Planned> {
  const ledgerRead = await readLedger(state)
  const recalled = await recall(runtime, { state, entries: snapshot.entries }, asked, options)
  const prepared = recalled ? { ...asked, mapping: recalled.mapping } : asked
  const input = planInput(snapshot, prepared, ledgerRead.ledger)
  const { made, left } = planSafely(input, target)
  const undecided = holdUndecided(made, input.entries, prepared.mapping)
  const remembered = new Set(recalled?.memory.models.flatMap(({ id, json }) => (json === null ? [] : [id])))
  const { plan: readable, copies } = holdUnreadable(undecided, input, prepared, remembered)
  const forced = options.force !== undefined
  const context = guardContext({ snapshot, plan: readable, input, answer: asked, prepared, recalled, forced })
  try {
    const { plan, accepted } = reviewPlan(readable, input, context)
    const unreadable = allUnreadable(asked.mapping, recalled, copies)
    const told = { ...prepared, mapping: { ...prepared.mapping, unmapped: unmappedOf(asked.mapping, unreadable) } }
    const ledgerKnown = isKnown(ledgerRead)
    return { snapshot, input, plan, ledgerKnown, left, prepared: told, recalled, accepted, unreadable }
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

const isKnown = ({ state }: LedgerRead): boolean => state === 'read'

function planInput(snapshot: Snapshot, { adopt, mapping }: Prepared, ledger: Ledger): PlanInput {
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
