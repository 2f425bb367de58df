import { join } from 'node:path'
import { unless } from '../errno.ts'
import { stateError } from '../file-error.ts'
import { readdir } from '../fs-at-once.ts'
import { remove } from '../remove.ts'
import type { StatePlace, Step } from '../types.ts'
import { readMeta } from './backup-meta.ts'
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
  readonly step?: Step | undefined
}

const DAY = 86_400_000

/** Removes this config's backups that are too many or too old, and gives them. To be called under the lock. */
export async function pruneBackups(options: PruneOptions): Promise<Backup[]> {
  const { stateDir, keep = 20, maxAgeDays = Infinity, now, step } = options
  const gone = (await listBackups(options)).filter(
    ({ created }, i) => i > 0 && (i >= keep || now - Date.parse(created) > maxAgeDays * DAY),
  )
  try {
    for (const { id } of gone) {
      step?.('prune:unlink')
      await remove(backupPath(stateDir, id))
      step?.('prune:unlink-meta')
      await remove(metaPath(stateDir, id))
    }
    await removeOrphans(stateDir, step)
  } catch (error) {
    throw stateError(backupsFolder(stateDir), error)
  }
  return gone
}

/** Facts and companions whose backup was never written or is gone. */
async function removeOrphans(stateDir: string, step?: Step): Promise<void> {
  const folder = backupsFolder(stateDir)
  const files = (await readdir(folder).catch(unless('ENOENT'))) ?? []
  const names = await listBackupNames(stateDir)
  const known = new Set(names.map(({ id }) => `${id}.json`))
  if (files.some((file) => file.endsWith('.file'))) {
    for (const { id } of names) {
      for (const one of (await readMeta(stateDir, id)).files ?? []) known.add(`${one.sha256}.file`)
    }
  }
  for (const file of files) {
    if (!/\.(json|file)$/.test(file) || known.has(file)) continue
    step?.('prune:orphan')
    await remove(join(folder, file))
  }
}
