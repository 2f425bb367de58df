import { readCompanion, readLedger } from '@copilot-sync/config-writer'
import { entryId } from '@copilot-sync/mapper'
import { checkPlan, makePlan, type Plan, type PlanInput } from '@copilot-sync/plan'
import { holdUndecided } from './hold-undecided.ts'
import type { OpenConfig } from './open-config.ts'
import { companionPath, planImages } from './plan-images.ts'
import type { Prepared } from './prepare.ts'

export interface Planned {
  readonly input: PlanInput
  /** false where the ledger was lost; what stands in the file and is wanted counts as written by us again. */
  readonly ledgerKnown: boolean
  readonly plan: Plan
}

/** What has to change in this config, as the guards let it pass. Throws their SyncErrors, exit 3. */
export async function planConfig(open: OpenConfig, { mapping, settings }: Prepared): Promise<Planned> {
  const { ledger, state } = await readLedger(open)
  const companion = await readCompanion(companionPath(open.realPath))
  const input: PlanInput = {
    entries: open.parsed.entries,
    wanted: mapping.entries,
    owned: mapping.owned,
    ledger,
    skipped: mapping.skipped,
    other: planImages(open.parsed, settings, companion),
    entryId,
  }
  const plan = holdUndecided(makePlan(input), input.entries, mapping)
  return { input, plan: checkPlan(plan, input), ledgerKnown: state === 'read' }
}
