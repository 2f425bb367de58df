import { patchConfig, verifyPatch } from '@copilot-sync/config-writer'
import { toResult } from './report/to-result.ts'
import type { Runtime } from './runtime.ts'
import { openConfig, type OpenOptions } from './steps/open-config.ts'
import { planConfig } from './steps/plan-config.ts'
import { prepare, type PrepareOptions } from './steps/prepare.ts'
import { warnOfPlan } from './steps/warn-of.ts'
import type { SyncOutcome } from './sync-outcome.ts'

export interface DiffOptions extends OpenOptions, PrepareOptions {}

/** What a sync would do. Writes nothing, takes no lock. */
export async function diff(runtime: Runtime, options: DiffOptions): Promise<SyncOutcome> {
  const open = await openConfig(runtime, options)
  const prepared = await prepare(runtime, options)
  const planned = await planConfig(open, prepared)
  const { plan } = planned
  warnOfPlan(runtime, prepared, planned)
  const after = patchConfig(open.parsed, plan)
  verifyPatch(open.parsed, after, plan)
  return {
    result: toResult({ ...prepared, config: open.realPath, plan, backup: null }),
    plan,
    texts: { before: open.file ? open.parsed.text : '', after },
  }
}
