import type { Hold } from '@copilot-sync/config-writer'
import type { Plan } from '@copilot-sync/plan'
import type { SyncResult } from './report/sync-result.ts'

/** What `sync` and `diff` come back with: the contract's result, and the plan for people. */
export interface SyncOutcome {
  readonly result: SyncResult
  readonly plan: Plan
  /** What a restore holds back, if anything. */
  readonly hold?: Hold | null
  /** The config's text before, and as it is or would be after. */
  readonly texts: { readonly before: string; readonly after: string }
}
