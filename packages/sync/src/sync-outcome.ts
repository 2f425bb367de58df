import type { SyncError } from '@copilot-sync/errors'
import type { Hold } from '@copilot-sync/state'
import type { Plan } from '@copilot-sync/plan'
import type { SyncResult } from './report/sync-result.ts'
import type { Planned } from './steps/plan-config.ts'

/** The config's text before, and as it is or would be after; also of our included file, where it changes. */
export interface Texts {
  readonly before: string
  readonly after: string
  readonly include?: { readonly path: string; readonly before: string; readonly after: string }
}

/** What `sync` and `diff` come back with: the contract's result, and the plan for people. */
export interface SyncOutcome {
  readonly result: SyncResult
  readonly plan: Plan
  /** What a restore holds back, if anything. */
  readonly hold?: Hold | null
  readonly texts: Texts
  /** How the plan came about; absent while paused. */
  readonly planned?: Planned
  /** What failed after the config was written. */
  readonly error?: SyncError
}
