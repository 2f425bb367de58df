import { listBackups, pruneBackups as prune } from '@copilot-sync/state'
import { openFileContext } from '../context/context.ts'
import { underLock } from '../context/under-lock.ts'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'

export interface BackupPruneResult {
  readonly config: string
  readonly removed: readonly string[]
  readonly kept: number
}

/** Removes what is too much or too old by the flags, else the settings; the newest stays. */
export async function pruneBackups(
  runtime: Runtime,
  options: CommonOptions & { readonly keep?: number | undefined; readonly maxAgeDays?: number | undefined },
): Promise<BackupPruneResult> {
  const context = await openFileContext(runtime, options)
  const { target, state, settings } = context
  const { backup } = settings
  const before = await listBackups(state)
  if (before.length === 0) return { config: target.identity, removed: [], kept: 0 }
  return underLock(runtime, context, undefined, async () => {
    const gone = await prune({
      ...state,
      now: runtime.now(),
      keep: options.keep ?? backup.keep,
      maxAgeDays: options.maxAgeDays ?? backup.max_age_days,
      step: runtime.step,
    })
    return { config: target.identity, removed: gone.map(({ id }) => id), kept: (await listBackups(state)).length }
  })
}
