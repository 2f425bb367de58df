import { type Backup, listBackups as list } from '@copilot-sync/state'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openPlace } from '../steps/open-place.ts'

export interface BackupListResult {
  readonly config: string
  /** Newest first. */
  readonly backups: readonly Pick<Backup, 'id' | 'created' | 'size' | 'models' | 'reason'>[]
}

export async function listBackups(runtime: Runtime, options: CommonOptions): Promise<BackupListResult> {
  const place = await openPlace(runtime, options)
  const backups = await list(place)
  return {
    config: place.realPath,
    backups: backups.map(({ id, created, size, models, reason }) => ({ id, created, size, models, reason })),
  }
}
