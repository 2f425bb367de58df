import type { Reason } from '@copilot-sync/errors'
import type { HeldChange } from '../types.ts'

/** What is held for what this run sees: nothing of it is counted as missing. `path` null = the whole entry. */
export const heldNow = (name: string, path: string | null, reason: Reason): HeldChange => ({
  name,
  path,
  reason,
  missingSince: null,
  fetches: 0,
})
