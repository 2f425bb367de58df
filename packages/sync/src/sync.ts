import {
  cleanUp,
  hasUnfinishedWrite,
  type Lock,
  type StatePlace,
  withLock,
  writeLedger,
} from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { isEmptyPlan, nextLedger } from '@copilot-sync/plan'
import { openPlace } from './steps/open-place.ts'
import { diff, type DiffOptions } from './diff.ts'
import { warnOfLitellm } from './litellm/warn-of-litellm.ts'
import { toResult } from './report/to-result.ts'
import type { Runtime } from './runtime.ts'
import { askToAdopt } from './steps/ask-to-adopt.ts'
import { applyPlan } from './steps/apply-plan.ts'
import { openConfig, type OpenConfig } from './steps/open-config.ts'
import { planConfig } from './steps/plan-config.ts'
import { prepare, type Prepared } from './steps/prepare.ts'
import { warnOfPlan } from './steps/warn-of.ts'
import type { SyncOutcome } from './sync-outcome.ts'

export interface SyncOptions extends DiffOptions {
  readonly dryRun: boolean
  readonly lockTimeoutMs: number
}

/**
 * Brings the config in step with the catalog. The catalog is fetched first; the lock is held from reading the config to
 * reading it back. When somebody else changes the config in between, it is planned anew once, then CONFIG_CHANGED (9).
 */
export async function sync(runtime: Runtime, options: SyncOptions): Promise<SyncOutcome> {
  if (options.dryRun) return diff(runtime, options)
  const place = await openPlace(runtime, options)
  const lockOptions = { stateDir: place.stateDir, clock: runtime.clock, lockTimeout: options.lockTimeoutMs }
  if (await hasUnfinishedWrite(place)) await withLock(lockOptions, () => mend(runtime, place))
  const earlier = await openConfig(runtime, options)
  const prepared = await askToAdopt(runtime, earlier, await prepare(runtime, options))
  const outcome = await withLock(lockOptions, async (lock) => {
    await mend(runtime, place)
    try {
      return await planAndApply(runtime, await openConfig(runtime, options, earlier), prepared, lock)
    } catch (error) {
      if (!(error instanceof SyncError) || error.code !== 'CONFIG_CHANGED') throw error
      runtime.step('the config was changed meanwhile; planning anew')
      return planAndApply(runtime, await openConfig(runtime, options), prepared, lock)
    }
  })
  warnOfLitellm(runtime)
  return outcome
}

/** Ends what a dead run left behind. */
async function mend(runtime: Runtime, place: StatePlace): Promise<void> {
  const { mended } = await cleanUp(place)
  if (mended) runtime.warn(`${place.realPath} was torn by a crash; it has its old text back`)
}

async function planAndApply(runtime: Runtime, open: OpenConfig, prepared: Prepared, lock: Lock): Promise<SyncOutcome> {
  const planned = await planConfig(open, prepared)
  const { plan } = planned
  const before = open.file ? open.parsed.text : ''
  warnOfPlan(runtime, prepared, planned)
  const report = { ...prepared, config: open.realPath, plan }
  if (isEmptyPlan(plan)) {
    if (!planned.ledgerKnown) await writeLedger(open, nextLedger(plan, planned.input))
    return { result: toResult({ ...report, backup: null }), plan, texts: { before, after: before } }
  }
  const { backup, text } = await applyPlan(runtime, open, planned, prepared.settings, lock)
  return { result: toResult({ ...report, backup }), plan, texts: { before, after: text } }
}
