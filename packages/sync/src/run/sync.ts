import { SyncError } from '@copilot-sync/errors'
import { keepSightings } from '@copilot-sync/memory'
import { isEmptyPlan } from '@copilot-sync/plan'
import {
  type Lock,
  readRunState,
  readRunStates,
  runStateOf,
  type RunStateRead,
  type RunStates,
  withRecord,
  writeLedger,
  writeRunState,
} from '@copilot-sync/state'
import { type Context, openContext } from '../context/context.ts'
import { underLock } from '../context/under-lock.ts'
import type { Runtime } from '../contract/runtime.ts'
import { type Inputs, readInputs } from '../inputs/read-inputs.ts'
import { startThread } from '../inputs/rules/gather-rules.ts'
import { warnOfLitellm } from '../litellm/warn-of-litellm.ts'
import type { Recalled } from '../memory/recall.ts'
import { remember } from '../memory/remember.ts'
import type { Receipt } from '../target/target.ts'
import { askToAdopt } from './ask-to-adopt.ts'
import { diff, type DiffOptions } from './diff.ts'
import { isBehind, nextRecord, whileWriting } from './next-record.ts'
import { type PlannedRun, planRun } from './plan-run.ts'
import { assertFresh } from './plans/assert-fresh.ts'
import { type LoadedPlan, withSavedPlan } from './plans/read-plan.ts'
import type { SyncOutcome } from './sync-outcome.ts'
import { toResult } from './to-result.ts'
import { whilePaused } from './while-paused.ts'

export interface SyncOptions extends DiffOptions {
  readonly dryRun: boolean
  readonly lockTimeoutMs: number
  /** A schedule began it, and nobody by hand; for the history. */
  readonly scheduled?: boolean | undefined
}

/**
 * Brings the target in step with the catalog. The catalog is fetched first; the lock is held from reading the config to
 * reading it back. When somebody else changes the config in between, it is planned anew once, then CONFIG_CHANGED (9).
 * A saved plan is applied only when it comes out the same (PLAN_STALE, 3). While it is paused nothing is asked or written.
 */
export async function sync(runtime: Runtime, asked: SyncOptions): Promise<SyncOutcome> {
  if (asked.dryRun) return diff(runtime, asked)
  const { options, saved } = await withSavedPlan(runtime, asked)
  const context = await openContext(runtime, options)
  const { target, state } = context
  const stop = await whilePaused(runtime, context, await readRunState(state))
  if (stop) return stop
  startThread(context.settings, runtime.files)
  const { lockTimeoutMs } = options
  if (await target.isTorn()) await underLock(runtime, context, lockTimeoutMs, async () => undefined)
  const snapshot = await target.open(options)
  const found = await readInputs(runtime, options, context.settings)
  const inputs = saved ? found : await askToAdopt(runtime, context, snapshot, found, options)
  const outcome = await underLock(runtime, context, lockTimeoutMs, async (lock) => {
    const states = await readRunStates(state.stateDir)
    const last = runStateOf(states, state)
    const stopped = await whilePaused(runtime, context, last)
    if (stopped) return stopped
    const given: Given = { context, options, inputs, lock, saved, last, states }
    try {
      return await planAndApply(runtime, given)
    } catch (error) {
      if (!(error instanceof SyncError) || error.code !== 'CONFIG_CHANGED') throw error
      runtime.progress('the config was changed meanwhile; planning anew')
      return planAndApply(runtime, { ...given, states: await readRunStates(state.stateDir) })
    }
  })
  warnOfLitellm(runtime)
  return outcome
}

interface Given {
  readonly context: Context
  readonly options: SyncOptions
  readonly inputs: Inputs
  readonly lock: Lock
  readonly saved: LoadedPlan | undefined
  /** What the last run left. */
  readonly last: RunStateRead
  /** What lies there now, of all targets. */
  readonly states: RunStates
}

async function planAndApply(runtime: Runtime, given: Given): Promise<SyncOutcome> {
  const { context, options, inputs: asked, lock, saved, last, states } = given
  const { target, state } = context
  const snapshot = await target.open(options)
  const onRefused = (recalled: Recalled): void => keepSeen(asked, recalled)
  const planned = await planRun(runtime, context, { snapshot, last, asked }, { ...options, onRefused })
  const { plan, hold, inputs } = planned
  const result = toResult({ ...inputs, config: target.identity, plan, backup: null })
  if (saved) assertFresh(runtime, saved, { target, snapshot, inputs, plan, result })
  await lock.assertHeld()
  if (isEmptyPlan(plan)) {
    const { step } = runtime
    if (isBehind(planned)) await writeLedger(state, nextRecord(planned), { step, read: planned.ledgers })
    await writeRunState(state, planned.next, { step, read: states })
    await remember(runtime, planned, { ...options, result })
    return { result, plan, hold, planned, texts: [] }
  }
  const receipt = await apply(runtime, given, planned)
  const done = { ...result, backup: receipt.undo }
  const outcome = { result: done, plan, hold, planned, texts: receipt.texts }
  if (receipt.failed) return { ...outcome, error: receipt.failed }
  try {
    await remember(runtime, planned, { ...options, result: done })
    return outcome
  } catch (error) {
    // The config is written: who runs this must learn of it, and of the backup.
    if (!(error instanceof SyncError)) throw error
    return { ...outcome, error }
  }
}

/** A crash between any two steps leaves a ledger that knows the values before and after. */
async function apply(
  runtime: Runtime,
  { context: { target, state, settings }, lock, states }: Given,
  planned: PlannedRun,
): Promise<Receipt> {
  const { step } = runtime
  const { plan, ledgers, next, snapshot } = planned
  const record = nextRecord(planned)
  const meanwhile = whileWriting(planned, record)
  await writeLedger(state, meanwhile, { step, read: ledgers })
  // Before the target: a restore after a crash must know whose plan it undoes.
  await writeRunState(state, next, { step, read: states })
  const receipt = await target.apply(plan, {
    expect: snapshot.version,
    now: runtime.now(),
    keep: { keep: settings.backup.keep, maxAgeDays: settings.backup.max_age_days },
    beforeCommit: async () => {
      runtime.signal.throwIfAborted()
      await lock.assertHeld()
    },
    onProgress: runtime.progress,
  })
  if (!receipt.failed) await writeLedger(state, record, { step, read: withRecord(ledgers, state, meanwhile) })
  return receipt
}

/** Keeps which models a refused answer could serve. */
function keepSeen({ mapping }: Inputs, { dir, memory }: Recalled): void {
  keepSightings(dir, memory, new Set(mapping.entries.map(({ model }) => model)))
}
