import { findBackup, readRunState, writeRunState } from '@copilot-sync/state'
import { callbackText, type FileContext, openState } from '../context/context.ts'
import { underLock } from '../context/under-lock.ts'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { planConfigRestore, type PlannedRestore, restoreConfig } from '../target/config/restore/restore-config.ts'
import type { TextChange } from '../target/target.ts'

export interface BackupRestoreResult {
  readonly config: string
  readonly changed: boolean
  /** The backup that was put back. */
  readonly restored: string
  /** The backup of what stood there before; null when nothing changed. */
  readonly backup: string | null
  /** Files beside the config that are put back with it, as seen from its folder. */
  readonly files: readonly string[]
  /** Whether the next sync holds back what this undid. */
  readonly held: boolean
}

export interface BackupRestoreOptions extends CommonOptions {
  /** `latest`, an id or a time. */
  readonly id: string
  readonly lockTimeoutMs: number
}

/**
 * Puts a backup back, whole; what it replaces is backed up first. What it undoes is held: the next sync does not do it
 * again until catalog, config or rules change, or `resume`.
 */
export async function restoreBackup(runtime: Runtime, options: BackupRestoreOptions): Promise<BackupRestoreResult> {
  const context = await openState(runtime, options)
  const { target, state, settings } = context
  const { step, clock, warn } = runtime
  const { id } = await findBackup(state, options.id)
  runtime.progress(`restoring ${target.identity}`)
  return underLock(runtime, context, options.lockTimeoutMs, async (lock) => {
    const { state: _, ...known } = await readRunState(state)
    const planned = await planConfigRestore(state, id, known, runtime.now())
    let begun = false
    const beforeWrite = async (): Promise<void> => {
      begun = true
      await writeRunState(state, { ...known, hold: planned.hold }, { step })
    }
    try {
      const backup = await restoreConfig(state, planned, {
        clock,
        lock,
        step,
        callback: () => callbackText(settings),
        warn,
        beforeWrite,
      })
      return toResult(context, planned, backup)
    } catch (error) {
      if (begun) await writeRunState(state, known)
      throw error
    }
  })
}

/** What a restore would do: takes no lock and writes nothing. `text`: the config now, and as it would be. */
export async function previewRestore(
  runtime: Runtime,
  options: CommonOptions & { readonly id: string },
): Promise<{ readonly result: BackupRestoreResult; readonly text: TextChange }> {
  const context = await openState(runtime, options)
  const { state: _, ...known } = await readRunState(context.state)
  const planned = await planConfigRestore(context.state, options.id, known, runtime.now())
  return { result: toResult(context, planned, null), text: planned.text }
}

function toResult(
  { target }: FileContext,
  { id, changed, files, hold }: PlannedRestore,
  backup: string | null,
): BackupRestoreResult {
  return { config: target.identity, changed, restored: id, backup, files, held: hold !== null }
}
