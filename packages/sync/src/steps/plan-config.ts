import { readCompanion, readLedger } from '@copilot-sync/config-writer'
import { entryId } from '@copilot-sync/mapper'
import { checkPlan, type Plan, type PlanInput } from '@copilot-sync/plan'
import { layoutEntries } from '../layout/layout-entries.ts'
import { type Layout, openLayout } from '../layout/open-layout.ts'
import { planLayout } from '../layout/plan-layout.ts'
import { holdUndecided } from './hold-undecided.ts'
import type { OpenConfig } from './open-config.ts'
import { type LeftEntry, planSafely } from './plan-safely.ts'
import { companionPath, planImages } from './plan-images.ts'
import type { Prepared } from './prepare.ts'

export interface Planned {
  readonly layout: Layout
  readonly input: PlanInput
  /** false where the ledger was lost; what stands in the file and is wanted counts as written by us again. */
  readonly ledgerKnown: boolean
  readonly plan: Plan
  /** Entries that are not adopted although they could be, and why their text cannot be edited. */
  readonly left: readonly LeftEntry[]
}

/** What has to change in this config, as the guards let it pass. Throws their SyncErrors, exit 3. */
export async function planConfig(open: OpenConfig, { mapping, settings, adopt }: Prepared): Promise<Planned> {
  const { ledger, state } = await readLedger(open)
  const companion = await readCompanion(companionPath(open.realPath))
  const layout = await openLayout(open, settings.layout)
  const input: PlanInput = {
    ...layoutEntries(open.parsed, layout),
    otherNames: layout.otherNames,
    wanted: mapping.entries,
    owned: mapping.owned,
    ledger,
    skipped: mapping.skipped,
    other: [...planImages(open.parsed, settings, companion), ...planLayout(layout)],
    adopt,
    entryId,
  }
  const { made, left } = planSafely(input, open.parsed, layout)
  const plan = holdUndecided(made, input.entries, mapping)
  return { layout, input, plan: checkPlan(plan, input), ledgerKnown: state === 'read', left }
}
