import type { Hold, LastSync, RunState, RunStateRead } from '@copilot-sync/state'
import type { Context } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import type { Inputs } from '../inputs/read-inputs.ts'
import { hashRules } from '../inputs/rules/hash-rules.ts'
import type { Snapshot } from '../target/target.ts'
import { holdInForce, holdRestored } from './guards/hold-restored.ts'
import { planConfig, type Planned, type PlanOptions } from './plan-config.ts'
import { warnOfMemory } from './warn-of-memory.ts'
import { warnOfNoModel } from './warn-of-no-model.ts'
import { warnOfPlan } from './warn-of-plan.ts'
import { warnOfSettings } from './warn-of-settings.ts'
import { warnOfUnreadable } from './warn-of-unreadable.ts'

export interface PlannedRun extends Planned {
  readonly hold: Hold | null
  /** What the next run has to know once this plan is applied. */
  readonly next: RunState
}

interface Known {
  readonly snapshot: Snapshot
  /** What the last run left. */
  readonly last: RunStateRead
  readonly asked: Inputs
}

/** What has to change, with what a restore holds back; says what a person should know of it. */
export async function planRun(
  runtime: Pick<Runtime, 'files' | 'warn'>,
  context: Pick<Context, 'target' | 'state' | 'settingsFiles'>,
  { snapshot, last, asked }: Known,
  options: PlanOptions,
): Promise<PlannedRun> {
  const planned = await planConfig(runtime, context, snapshot, asked, options)
  const hold = restoredHold(last, planned)
  for (const warning of snapshot.warnings) runtime.warn(warning)
  warnOfNoModel(runtime, asked)
  warnOfUnreadable(runtime, planned)
  warnOfMemory(runtime, planned)
  warnOfPlan(runtime, planned)
  await warnOfSettings(runtime, planned)
  const { pause } = last
  if (!hold) return { ...planned, hold, next: { last: thisSync(planned.inputs), pause, hold: null } }
  runtime.warn({
    code: 'RESTORED',
    message: `what the restore of backup ${hold.backup} undid (${hold.since}) is held until catalog, config or rules change`,
    hint: 'Let it in now: `copilot-sync resume`.',
  })
  return { ...planned, plan: holdRestored(planned.plan, hold), hold, next: { last: last.last, pause, hold } }
}

/** The hold of a restore that is in force for this plan; else null. */
export function restoredHold(last: RunState, { snapshot, plan, inputs }: Planned): Hold | null {
  const { catalog, rules } = thisSync(inputs)
  return holdInForce(last.hold, plan, { config: snapshot.version, catalog: catalog.sha256, rules })
}

/** What the next run knows as its last sync. */
function thisSync(inputs: Inputs): LastSync {
  const { models, apiBase, apiVersion, sha256 } = inputs.catalog
  return { catalog: { models: models.length, apiBase, apiVersion, sha256 }, rules: hashRules(inputs) }
}
