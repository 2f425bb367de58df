import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { unless } from '../errno.ts'
import { stateError } from '../file-error.ts'
import { remove } from '../remove.ts'
import type { StatePlace } from '../types.ts'
import { backupPath, backupsFolder, metaPath } from './backup-name.ts'
import { listBackupNames, listBackups } from './list-backups.ts'
import type { Backup } from './types.ts'

export interface PruneOptions extends StatePlace {
  /** How many are kept; 20 by default, at least 1. */
  readonly keep?: number | undefined
  /** Older ones go; the newest one always stays. */
  readonly maxAgeDays?: number | undefined
  /** Wall clock, ms. */
  readonly now: number
}

const DAY = 86_400_000

/** Removes this config's backups that are too many or too old, and gives them. To be called under the lock. */
export async function pruneBackups(options: PruneOptions): Promise<Backup[]> {
  const { stateDir, keep = 20, maxAgeDays = Infinity, now } = options
  const gone = (await listBackups(options)).filter(
    ({ created }, i) => i > 0 && (i >= keep || now - Date.parse(created) > maxAgeDays * DAY),
  )
  try {
    for (const { id } of gone) {
      await remove(backupPath(stateDir, id))
      await remove(metaPath(stateDir, id))
    }
    await removeOrphans(stateDir)
  } catch (error) {
    throw stateError(backupsFolder(stateDir), error)
  }
  return gone
}

/** Facts whose backup was never written or is gone. */
async function removeOrphans(stateDir: string): Promise<void> {
  const known = new Set((await listBackupNames(stateDir)).map(({ id }) => `${id}.json`))
  const folder = backupsFolder(stateDir)
  const files = (await readdir(folder).catch(unless('ENOENT'))) ?? []
  for (const file of files) if (file.endsWith('.json') && !known.has(file)) await remove(join(folder, file))
}
