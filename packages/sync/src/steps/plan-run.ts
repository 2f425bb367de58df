import { type Hold, type LastSync, readRunState, type RunState, type RunStateRead } from '@copilot-sync/state'
import { SyncError } from '@copilot-sync/errors'
import { configBasis } from '../layout/config-basis.ts'
import type { Runtime } from '../runtime.ts'
import { hashRules } from './hash-rules.ts'
import { holdInForce, holdRestored } from './hold-restored.ts'
import type { OpenConfig } from './open-config.ts'
import { planConfig, type Planned, type PlanOptions } from './plan-config.ts'
import type { Prepared } from './prepare.ts'
import { warnOfMemory } from './warn-of-memory.ts'
import { warnOfConfig, warnOfPlan } from './warn-of.ts'
import { warnOfSettings } from './warn-of-settings.ts'

export interface PlannedRun extends Planned {
  readonly state: RunStateRead
  readonly hold: Hold | null
  /** What the next run has to know once this plan is applied. */
  readonly next: RunState
}

/** What has to change, with what a restore holds back; says what a person should know of it. */
export async function planRun(
  runtime: Runtime,
  open: OpenConfig,
  asked: Prepared,
  options: PlanOptions,
): Promise<PlannedRun> {
  const state = await readRunState(open).catch((error: unknown) => unknownState(runtime, error))
  const planned = await planConfig(runtime, open, asked, options)
  const last = lastSync(planned.prepared)
  const hold = restoredHold(state, open, planned)
  warnOfConfig(runtime, [open.parsed, planned.layout.parsed])
  warnOfMemory(runtime, planned)
  warnOfPlan(runtime, planned.prepared, planned)
  await warnOfSettings(runtime, planned)
  const { pause } = state
  if (!hold) return { ...planned, state, hold, next: { last, pause, hold: null } }
  runtime.warn(
    `what the restore of backup ${hold.backup} undid (${hold.since}) is held until catalog, config or rules change; \`copilot-sync resume\` lets it in`,
  )
  return { ...planned, plan: holdRestored(planned.plan, hold), state, hold, next: { last: state.last, pause, hold } }
}

/** The hold of a restore that is in force for this plan; else null. */
export function restoredHold(state: RunState, open: OpenConfig, { layout, plan, prepared }: Planned): Hold | null {
  const { catalog, rules } = lastSync(prepared)
  const { named, file } = layout
  const config = configBasis(open.file?.hash ?? null, named.length > 0 ? (file?.hash ?? null) : null)
  return holdInForce(state.hold, plan, { config, catalog: catalog.sha256, rules })
}

function lastSync(prepared: Prepared): LastSync {
  const { models, apiBase, apiVersion, sha256 } = prepared.catalog
  return { catalog: { models: models.length, apiBase, apiVersion, sha256 }, rules: hashRules(prepared) }
}

/** A sync has ended by then; what only shows a plan may be somebody's who may not read the state folder. */
function unknownState({ warn }: Runtime, error: unknown): RunStateRead {
  if (!(error instanceof SyncError)) throw error
  warn(`whether sync is paused or held is not known: ${error.message}`)
  return { last: null, pause: null, hold: null, state: 'absent' }
}
