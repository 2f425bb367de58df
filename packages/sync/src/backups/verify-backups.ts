import { SyncError } from '@copilot-sync/errors'
import { type Backup, verifyBackups as verify } from '@copilot-sync/state'
import { openState } from '../context/context.ts'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'

export interface BackupVerifyResult {
  readonly config: string
  readonly valid: boolean
  /** Newest first; `problem` is null for one that is whole. */
  readonly backups: readonly (Pick<Backup, 'id' | 'created'> & { readonly problem: string | null })[]
}

/** Checks the hash of every backup. When one is broken the result comes with BACKUP_CORRUPT, exit 1. */
export async function verifyBackups(
  runtime: Runtime,
  options: CommonOptions,
): Promise<{ readonly result: BackupVerifyResult; readonly error?: SyncError }> {
  const { target, state } = await openState(runtime, options)
  const backups = (await verify(state)).map(({ id, created, problem }) => ({ id, created, problem }))
  const broken = backups.filter(({ problem }) => problem !== null)
  const result = { config: target.identity, valid: broken.length === 0, backups }
  if (broken.length === 0) return { result }
  const what = `${broken.length} of ${backups.length} backups ${broken.length === 1 ? 'is' : 'are'} broken`
  return {
    result,
    error: new SyncError('BACKUP_CORRUPT', `${what}: ${broken.map(({ id }) => id).join(', ')}`, {
      hint: 'The others are whole. Make a new one of the config as it stands: `copilot-sync backup create`.',
    }),
  }
}
