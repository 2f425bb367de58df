import { SyncError } from '@copilot-sync/errors'
import { isEmptyPlan } from '@copilot-sync/plan'
import { readRunState, type RunStateRead } from '@copilot-sync/state'
import { type ContextOptions, openContext } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import { readInputs, type ReadInputsOptions } from '../inputs/read-inputs.ts'
import { startThread } from '../inputs/rules/gather-rules.ts'
import { pausedNow, warnOfPause } from './pauses/paused.ts'
import type { PlanOptions } from './plan-config.ts'
import { planRun } from './plan-run.ts'
import { assertFresh } from './plans/assert-fresh.ts'
import { withSavedPlan } from './plans/read-plan.ts'
import { toSavedPlan } from './plans/saved-plan.ts'
import { writePlan } from './plans/write-plan.ts'
import type { SyncOutcome } from './sync-outcome.ts'
import { toResult } from './to-result.ts'

export interface DiffOptions extends ContextOptions, ReadInputsOptions, PlanOptions {
  /** Start a config where there is none, or one without a top-level mapping. */
  readonly create?: boolean | undefined
  /** Where the plan is saved. */
  readonly out?: string | undefined
  /** A saved plan; its `--adopt` holds here too, and when it would no longer be made so it is PLAN_STALE. */
  readonly plan?: string | undefined
}

/** What a sync would do. Writes nothing but the file that `out` names, takes no lock. */
export async function diff(runtime: Runtime, asked: DiffOptions): Promise<SyncOutcome> {
  const { options, saved } = await withSavedPlan(runtime, asked)
  const context = await openContext(runtime, options)
  const { target, state, settings } = context
  startThread(context.settings, runtime.files)
  const snapshot = await target.open(options)
  const found = await readInputs(runtime, options, settings)
  const last = await readRunState(state).catch((error: unknown) => unknownState(runtime, error))
  const planned = await planRun(runtime, context, { snapshot, last, asked: found }, options)
  const { plan, hold, inputs } = planned
  const texts = isEmptyPlan(plan) ? [] : target.preview(plan).texts
  const paused = pausedNow(last, runtime.now())
  if (paused) warnOfPause(runtime, paused)
  const result = toResult({ ...inputs, config: target.identity, plan, backup: null, paused })
  const facts = { target, snapshot, inputs, plan, result }
  if (saved) assertFresh(runtime, saved, facts)
  if (options.out !== undefined) {
    await writePlan(runtime, options.out, toSavedPlan(facts, runtime.now(), options))
  }
  return { result, plan, hold, planned, texts }
}

/** A sync has ended by then; what only shows a plan may be somebody's who may not read the state folder. */
function unknownState({ warn }: Pick<Runtime, 'warn'>, error: unknown): RunStateRead {
  if (!(error instanceof SyncError)) throw error
  warn({
    code: 'STATE_UNKNOWN',
    message: `whether sync is paused or held is not known: ${error.message}`,
    hint: error.hint,
  })
  return { last: null, pause: null, hold: null, state: 'absent' }
}
