import { listBackups } from '@copilot-sync/state'
import { openState } from '../context/context.ts'
import { underLock } from '../context/under-lock.ts'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { backUp } from '../target/config/restore/back-up.ts'

export interface BackupCreateResult {
  readonly config: string
  readonly backup: string
  /** false when a backup held this text already; it is the newest now. */
  readonly created: boolean
}

/** A backup of the config as it stands; a text that is stored already is not stored twice. A broken config is kept too. */
export async function createBackup(runtime: Runtime, options: CommonOptions): Promise<BackupCreateResult> {
  const context = await openState(runtime, options)
  const { target, state, place } = context
  await target.exists()
  return underLock(runtime, context, undefined, async () => {
    const before = await listBackups(state)
    const { id } = await backUp(place, state, { now: runtime.now(), reason: 'made by hand', step: runtime.step })
    const hash = id.slice(id.lastIndexOf('-'))
    return { config: target.identity, backup: id, created: !before.some((one) => one.id.endsWith(hash)) }
  })
}
