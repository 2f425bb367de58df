import { listBackups, pruneBackups as prune } from '@copilot-sync/state'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { loadSettings } from '../settings/load-settings.ts'
import { openPlace } from '../steps/open-place.ts'
import { underLock } from '../steps/under-lock.ts'

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
  const place = await openPlace(runtime, options)
  const { backup } = await loadSettings(runtime, options)
  const before = await listBackups(place)
  if (before.length === 0) return { config: place.realPath, removed: [], kept: 0 }
  return underLock(runtime, place, undefined, async () => {
    const gone = await prune({
      ...place,
      now: runtime.now(),
      keep: options.keep ?? backup.keep,
      maxAgeDays: options.maxAgeDays ?? backup.max_age_days,
      step: runtime.fault,
    })
    return { config: place.realPath, removed: gone.map(({ id }) => id), kept: (await listBackups(place)).length }
  })
}
