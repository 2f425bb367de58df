import { type Backup, listBackups as list } from '@copilot-sync/state'
import { openState } from '../context/context.ts'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'

export interface BackupListResult {
  readonly config: string
  /** Newest first. */
  readonly backups: readonly Pick<Backup, 'id' | 'created' | 'size' | 'models' | 'reason'>[]
}

export async function listBackups(runtime: Runtime, options: CommonOptions): Promise<BackupListResult> {
  const { target, state } = await openState(runtime, options)
  const backups = await list(state)
  return {
    config: target.identity,
    backups: backups.map(({ id, created, size, models, reason }) => ({ id, created, size, models, reason })),
  }
}
