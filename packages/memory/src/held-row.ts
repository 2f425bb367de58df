import type { Reason } from '@copilot-sync/errors'
import type { HeldRow, Hold } from './types.ts'

export function heldRow(id: string, path: string | null, reason: Reason, { since, fetches }: Hold): HeldRow {
  return { id, path, reason, missingSince: new Date(since).toISOString(), fetches }
}
