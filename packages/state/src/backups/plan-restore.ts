import { SyncError } from '@copilot-sync/errors'
import { unless } from '../errno.ts'
import { writeError } from '../file-error.ts'
import { readFile } from '../fs-at-once.ts'
import { readConfigFile } from '../read-config-file.ts'
import type { ConfigFile, StatePlace } from '../types.ts'
import { readBackup } from './read-backup.ts'
import type { BackupContent, Companion } from './types.ts'

export interface RestorePlan {
  readonly content: BackupContent
  /** The config as it stands; null where there is none. */
  readonly present: ConfigFile | null
  /** Whether the config's text changes. */
  readonly config: boolean
  /** Companions of the backup that are missing or differ. One that the backup does not have stays: nothing names it then. */
  readonly companions: readonly Companion[]
}

/** What a restore would write. Throws BACKUP_NOT_FOUND, BACKUP_CORRUPT, CONFIG_*, WRITE_FAILED. */
export async function planRestore(place: StatePlace, ref: string): Promise<RestorePlan> {
  const content = await readBackup(place, ref)
  const present = await readConfigFile(place.identity).catch((error: unknown) => {
    if (error instanceof SyncError && error.code === 'CONFIG_NOT_FOUND') return null
    throw error
  })
  const companions: Companion[] = []
  for (const one of content.companions) {
    if (!one.bytes) continue
    const now = await readFile(one.path)
      .catch(unless('ENOENT', 'ENOTDIR'))
      .catch((error: unknown) => {
        throw writeError(one.path, error)
      })
    if (!now || Buffer.compare(now, one.bytes) !== 0) companions.push(one)
  }
  return { content, present, config: present?.hash !== content.hash, companions }
}
