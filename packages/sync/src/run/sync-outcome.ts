import type { SyncError } from '@copilot-sync/errors'
import type { Plan } from '@copilot-sync/plan'
import type { Hold } from '@copilot-sync/state'
import type { SyncResult } from '../contract/sync-result.ts'
import type { TextChange } from '../target/target.ts'
import type { Planned } from './plan-config.ts'

/** What `sync` and `diff` come back with: the contract's result, and the plan for people. */
export interface SyncOutcome {
  readonly result: SyncResult
  readonly plan: Plan
  /** What a restore holds back, if anything. */
  readonly hold?: Hold | null
  /** The texts that change, the config's first; empty where nothing does. */
  readonly texts: readonly TextChange[]
  /** How the plan came about; absent while paused. */
  readonly planned?: Planned
  /** What failed after the config was written. */
  readonly error?: SyncError
}
