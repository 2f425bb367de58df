import { restoreBackup as restore } from '@copilot-sync/config-writer'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { openPlace } from '../steps/open-place.ts'

export interface BackupRestoreResult {
  readonly config: string
  readonly changed: boolean
  /** The backup that was put back. */
  readonly restored: string
  /** The backup of what stood there before; null when nothing changed. */
  readonly backup: string | null
}

/** Puts a backup back, whole; what it replaces is backed up first. */
export async function restoreBackup(
  runtime: Runtime,
  options: CommonOptions & { readonly id: string; readonly lockTimeoutMs: number },
): Promise<BackupRestoreResult> {
  const place = await openPlace(runtime, options)
  runtime.step(`restoring ${place.realPath}`)
  const { restored, backup, changed } = await restore({
    ...place,
    ref: options.id,
    clock: runtime.clock,
    lockTimeout: options.lockTimeoutMs,
  })
  return { config: place.realPath, changed, restored: restored.id, backup: backup?.id ?? null }
}
