import { readLedger } from '@copilot-sync/state'
import { SyncError } from '@copilot-sync/errors'
import { entryId } from '@copilot-sync/mapper'
import { type Accepted, type Plan, type PlanInput, reviewPlan } from '@copilot-sync/plan'
import { layoutEntries } from '../layout/layout-entries.ts'
import { type Layout, openLayout } from '../layout/open-layout.ts'
import { planLayout } from '../layout/plan-layout.ts'
import { recall, type Recalled, type RecallOptions } from '../memory/recall.ts'
import type { Runtime } from '../runtime.ts'
import { guardContext } from './guard-context.ts'
import { holdUndecided } from './hold-undecided.ts'
import type { OpenConfig } from './open-config.ts'
import { type LeftEntry, planSafely } from './plan-safely.ts'
import { planImages } from './plan-images.ts'
import type { Prepared } from './prepare.ts'

export interface PlanOptions extends RecallOptions {
  /** Why all that guards would refuse or hold is accepted. */
  readonly force?: string | undefined
  /** Called before the refusal of an answer that is the account's own is thrown. */
  readonly onRefused?: ((recalled: Recalled) => void) | undefined
}

export interface Planned {
  readonly layout: Layout
  readonly input: PlanInput
  /** false where the ledger was lost; what stands in the file and is wanted counts as written by us again. */
  readonly ledgerKnown: boolean
  readonly plan: Plan
  /** Entries that are not adopted although they could be, and why their text cannot be edited. */
  readonly left: readonly LeftEntry[]
  /** With the mapping of the stable catalog instead of that of the last answer. */
  readonly prepared: Prepared
  /** null where the memory has no part. */
  readonly recalled: Recalled | null
  /** What guards would have refused or held without `force`. */
  readonly accepted: readonly Accepted[]
}

/** What has to change in this config, as memory and guards let it pass. Throws the guards' SyncErrors, exit 3. */
export async function planConfig(
  runtime: Pick<Runtime, 'warn'>,
  open: OpenConfig,
  asked: Prepared,
  options: PlanOptions,
): Promise<Planned> {
  const { ledger, state } = await readLedger(open)
  const layout = await openLayout(open, asked.settings.layout)
  const found = layoutEntries(open.parsed, layout)
  const recalled = await recall(runtime, { ...open, entries: found.entries }, asked, options)
  const prepared = recalled ? { ...asked, mapping: recalled.mapping } : asked
  const { adopt, mapping, settings } = prepared
  const input: PlanInput = {
    ...found,
    otherNames: layout.otherNames,
    wanted: mapping.entries,
    owned: mapping.owned,
    ledger,
    skipped: mapping.skipped,
    other: [...(await planImages(open, settings)), ...planLayout(layout)],
    adopt,
    entryId,
  }
  const { made, left } = planSafely(input, open.parsed, layout)
  const undecided = holdUndecided(made, input.entries, mapping)
  const config = { ...open.parsed, entries: input.entries }
  const forced = options.force !== undefined
  const guard = guardContext({
    config,
    configPath: open.path,
    included: layout.others,
    plan: undecided,
    ledger,
    answer: asked,
    mapping,
    recalled,
    forced,
  })
  try {
    const { plan, accepted } = reviewPlan(undecided, { ...input, guard })
    return { layout, input, plan, ledgerKnown: state === 'read', left, prepared, recalled, accepted }
  } catch (error) {
    if (recalled && error instanceof SyncError && error.code === 'TOO_MANY_REMOVALS') options.onRefused?.(recalled)
    throw error
  }
}
