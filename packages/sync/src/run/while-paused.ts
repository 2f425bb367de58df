import { isOwn, type Plan } from '@copilot-sync/plan'
import type { RunStateRead } from '@copilot-sync/state'
import type { Context } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import { whoseBy } from '../inputs/owner.ts'
import { pausedNow, warnOfPause } from './pauses/paused.ts'
import type { SyncOutcome } from './sync-outcome.ts'
import { toResult } from './to-result.ts'

/**
 * What a sync comes back with while it is paused, else undefined. It asks nobody, and a config that is broken meanwhile
 * is not its business.
 */
export async function whilePaused(
  runtime: Pick<Runtime, 'now' | 'warn'>,
  { target, settings }: Pick<Context, 'target' | 'settings'>,
  state: RunStateRead,
): Promise<SyncOutcome | undefined> {
  const paused = pausedNow(state, runtime.now())
  if (!paused) return undefined
  warnOfPause(runtime, paused, '; nothing was written')
  const entries = await target.open().then(
    (snapshot) => snapshot.entries,
    () => [],
  )
  const plan: Plan = { ...NOTHING, unchanged: entries.filter((entry) => isOwn(entry, whoseBy(settings))).length }
  const catalog = { models: [], apiBase: null, apiVersion: null, sha256: '' }
  const mapping = { skipped: [], unmapped: [], failed: [] }
  const result = toResult({ config: target.identity, catalog, mapping, plan, backup: null, paused })
  const seen = state.last?.catalog ?? { models: 0, apiBase: null, apiVersion: null, sha256: null }
  return { result: { ...result, catalog: seen }, plan, texts: [] }
}

const NOTHING: Omit<Plan, 'unchanged'> = {
  add: [],
  update: [],
  remove: [],
  held: [],
  other: [],
  userEntries: [],
  adoptable: 0,
  wildcards: [],
  copies: [],
}
