import { patchTexts } from './layout/patch-texts.ts'
import { pausedNow, sayPaused } from './pauses/paused.ts'
import { assertFresh } from './plans/assert-fresh.ts'
import { withSavedPlan } from './plans/read-plan.ts'
import { toSavedPlan } from './plans/saved-plan.ts'
import { writePlan } from './plans/write-plan.ts'
import { textsOf } from './report/texts-of.ts'
import { toResult } from './report/to-result.ts'
import type { Runtime } from './runtime.ts'
import { startThread } from './steps/load-rules.ts'
import { openConfig, type OpenOptions } from './steps/open-config.ts'
import { openSettings } from './settings/open-settings.ts'
import type { PlanOptions } from './steps/plan-config.ts'
import { planRun } from './steps/plan-run.ts'
import { prepare, type PrepareOptions } from './steps/prepare.ts'
import type { SyncOutcome } from './sync-outcome.ts'

export interface DiffOptions extends OpenOptions, PrepareOptions, PlanOptions {
  /** Where the plan is saved. */
  readonly out?: string | undefined
  /** A saved plan; its `--adopt` holds here too, and when it would no longer be made so it is PLAN_STALE. */
  readonly plan?: string | undefined
}

/** What a sync would do. Writes nothing but the file that `out` names, takes no lock. */
export async function diff(runtime: Runtime, asked: DiffOptions): Promise<SyncOutcome> {
  const { options: given, saved } = await withSavedPlan(runtime, asked)
  const { settings, options } = await openSettings(runtime, given)
  startThread(settings)
  const open = await openConfig(runtime, options)
  const found = await prepare(runtime, options, settings)
  const planned = await planRun(runtime, open, found, options)
  const { plan, hold, state, layout, prepared } = planned
  const texts = textsOf(open, layout, patchTexts(open.parsed, layout, plan))
  const paused = pausedNow(state, runtime.now())
  if (paused) runtime.warn(sayPaused(paused))
  const result = toResult({ ...prepared, config: open.realPath, plan, backup: null, paused })
  const facts = { open, prepared, plan, result }
  if (saved) assertFresh(runtime, saved, facts)
  if (options.out !== undefined) {
    await writePlan(runtime, options.out, toSavedPlan(facts, runtime.now(), options))
  }
  return { result, plan, hold, planned, texts }
}
