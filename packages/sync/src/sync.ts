import { type Lock, writeLedger, writeRunState } from '@copilot-sync/state'
import { SyncError } from '@copilot-sync/errors'
import { isEmptyPlan, nextLedger } from '@copilot-sync/plan'
import { diff, type DiffOptions } from './diff.ts'
import { warnOfLitellm } from './litellm/warn-of-litellm.ts'
import { keepSeen } from './memory/keep-seen.ts'
import type { Recalled } from './memory/recall.ts'
import { remember } from './memory/remember.ts'
import { whilePaused } from './pauses/while-paused.ts'
import { assertFresh } from './plans/assert-fresh.ts'
import { type LoadedPlan, withSavedPlan } from './plans/read-plan.ts'
import { toResult } from './report/to-result.ts'
import type { Runtime } from './runtime.ts'
import { openSettings } from './settings/open-settings.ts'
import { askToAdopt } from './steps/ask-to-adopt.ts'
import { applyPlan } from './steps/apply-plan.ts'
import { openConfig, type OpenConfig } from './steps/open-config.ts'
import { placeOf } from './steps/open-place.ts'
import { planRun } from './steps/plan-run.ts'
import { prepare, type Prepared } from './steps/prepare.ts'
import { isTorn, underLock } from './steps/under-lock.ts'
import type { SyncOutcome } from './sync-outcome.ts'

export interface SyncOptions extends DiffOptions {
  readonly dryRun: boolean
  readonly lockTimeoutMs: number
  /** A schedule began it, and nobody by hand; for the history. */
  readonly scheduled?: boolean | undefined
}

/**
 * Brings the config in step with the catalog. The catalog is fetched first; the lock is held from reading the config to
 * reading it back. When somebody else changes the config in between, it is planned anew once, then CONFIG_CHANGED (9).
 * A saved plan is applied only when it comes out the same (PLAN_STALE, 3). While it is paused nothing is asked or written.
 */
export async function sync(runtime: Runtime, asked: SyncOptions): Promise<SyncOutcome> {
  if (asked.dryRun) return diff(runtime, asked)
  const { options: given, saved } = await withSavedPlan(runtime, asked)
  const { settings, options } = await openSettings(runtime, given)
  const place = await placeOf(runtime, options)
  const stop = await whilePaused(runtime, options, place)
  if (stop) return stop
  const { lockTimeoutMs } = options
  if (await isTorn(place)) await underLock(runtime, place, lockTimeoutMs, async () => undefined)
  const earlier = await openConfig(runtime, options)
  const found = await prepare(runtime, options, settings)
  const prepared = saved ? found : await askToAdopt(runtime, earlier, found, options)
  const outcome = await underLock(runtime, place, lockTimeoutMs, async (lock) => {
    const stopped = await whilePaused(runtime, options, place)
    if (stopped) return stopped
    try {
      return await planAndApply(runtime, await openConfig(runtime, options, earlier), {
        options,
        prepared,
        lock,
        saved,
      })
    } catch (error) {
      if (!(error instanceof SyncError) || error.code !== 'CONFIG_CHANGED') throw error
      runtime.step('the config was changed meanwhile; planning anew')
      return planAndApply(runtime, await openConfig(runtime, options), { options, prepared, lock, saved })
    }
  })
  warnOfLitellm(runtime)
  return outcome
}

interface Given {
  readonly options: SyncOptions
  readonly prepared: Prepared
  readonly lock: Lock
  readonly saved: LoadedPlan | undefined
}

async function planAndApply(
  runtime: Runtime,
  open: OpenConfig,
  { options, prepared: asked, lock, saved }: Given,
): Promise<SyncOutcome> {
  const onRefused = (recalled: Recalled): void => keepSeen(asked, recalled)
  const planned = await planRun(runtime, open, asked, { ...options, onRefused })
  const { plan, hold, prepared } = planned
  const result = toResult({ ...prepared, config: open.realPath, plan, backup: null })
  if (saved) assertFresh(runtime, saved, { open, prepared, plan, result })
  await lock.assertHeld()
  if (isEmptyPlan(plan)) {
    const step = { step: runtime.fault }
    if (!planned.ledgerKnown) await writeLedger(open, nextLedger(plan, planned.input), step)
    await writeRunState(open, planned.next, step)
    await remember(runtime, planned, { ...options, result })
    const text = open.file ? open.parsed.text : ''
    return { result, plan, hold, planned, texts: { before: text, after: text } }
  }
  const { backup, texts } = await applyPlan(runtime, open, planned, prepared.settings, lock)
  const done = { ...result, backup }
  const outcome = { result: done, plan, hold, planned, texts }
  try {
    await remember(runtime, planned, { ...options, result: done })
    return outcome
  } catch (error) {
    // The config is written: who runs this must learn of it, and of the backup.
    if (!(error instanceof SyncError)) throw error
    return { ...outcome, error }
  }
}
