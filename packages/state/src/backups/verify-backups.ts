import { SyncError } from '@copilot-sync/errors'
import type { StatePlace } from '../types.ts'
import { listBackups } from './list-backups.ts'
import { readContent } from './read-content.ts'
import type { Backup } from './types.ts'

export interface VerifiedBackup extends Backup {
  /** null = whole */
  readonly problem: string | null
}

/** Reads every backup of this config and checks its hash; newest first. */
export async function verifyBackups(place: StatePlace): Promise<VerifiedBackup[]> {
  const verified: VerifiedBackup[] = []
  for (const backup of await listBackups(place)) {
    const problem = await readContent(place, backup).then(() => null, problemOf)
    verified.push({ ...backup, problem })
  }
  return verified
}

function problemOf(error: unknown): string {
  if (error instanceof SyncError) return error.message
  throw error
}
