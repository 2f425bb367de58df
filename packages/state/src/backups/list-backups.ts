import { ignore, unless } from '../errno.ts'
import { stateError } from '../file-error.ts'
import { readdir, stat } from '../fs-at-once.ts'
import { configKey } from '../state-dir.ts'
import type { StatePlace } from '../types.ts'
import { readMeta } from './backup-meta.ts'
import { backupPath, backupsFolder, parseBackupName, type BackupName } from './backup-name.ts'
import type { Backup } from './types.ts'

/** The backups of this config, newest first. Contents are not read (`readBackup` checks them). */
export async function listBackups(place: StatePlace): Promise<Backup[]> {
  const backups: Backup[] = []
  for (const name of await listBackupNames(place.stateDir)) {
    const { config, ...meta } = await readMeta(place.stateDir, name.id)
    const found = await stat(backupPath(place.stateDir, name.id)).catch(ignore)
    if (!found || (config !== undefined && config !== configKey(place))) continue
    backups.push({
      id: name.id,
      created: meta.created ?? new Date(name.time).toISOString(),
      earlier: meta.earlier ?? [],
      size: found.size,
      reason: meta.reason ?? 'unknown',
      models: meta.models ?? null,
      mode: meta.mode ?? null,
      uid: meta.uid ?? null,
      gid: meta.gid ?? null,
      files: meta.files ?? [],
    })
  }
  return backups
}

/** Names of all backups in the state folder, newest first. */
export async function listBackupNames(stateDir: string): Promise<BackupName[]> {
  const files = await readdir(backupsFolder(stateDir))
    .catch(unless('ENOENT', 'ENOTDIR'))
    .catch((error: unknown) => {
      throw stateError(backupsFolder(stateDir), error)
    })
  return (files ?? [])
    .flatMap((file) => (file.endsWith('.yaml') ? (parseBackupName(file.slice(0, -'.yaml'.length)) ?? []) : []))
    .sort((a, b) => b.time - a.time)
}
