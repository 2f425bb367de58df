import { SyncError } from '@copilot-sync/errors'
import type { StatePlace } from '../types.ts'
import { backupName, parseBackupName, type BackupName } from './backup-name.ts'
import { listBackups } from './list-backups.ts'
import type { Backup } from './types.ts'

/**
 * The backup that `latest`, an id, a content hash (12 hex digits) or a time names. A time is first taken as the start of
 * an id (`2026-11-23`, `2026-11-23T17:58`, UTC; the newest that fits), then as a moment: the newest not later than it.
 * A backup that was made several times counts at each of them.
 */
export async function findBackup(place: StatePlace, ref: string): Promise<Backup> {
  const backups = await listBackups(place)
  const wanted = ref.trim()
  const hash = parseBackupName(wanted)?.hash ?? wanted
  const start = wanted.replaceAll(':', '-').replace(' ', 'T')
  const found =
    (wanted === 'latest' ? backups[0] : undefined) ??
    backups.find(({ id }) => id === wanted) ??
    backups.find(({ id }) => hash.length === 12 && id.endsWith(`-${hash}`)) ??
    newestOf(backups, ({ id }) => /^\d{4}-\d\d/.test(start) && id.startsWith(start)) ??
    newestOf(backups, ({ time }) => time <= Date.parse(wanted))
  if (found) return found
  const many =
    backups.length === 0 ? 'this config has none yet' : `it has ${backups.length}, the newest is ${backups[0]?.id}`
  throw new SyncError('BACKUP_NOT_FOUND', `no backup is called ${JSON.stringify(wanted)}: ${many}`, {
    hint: 'See `copilot-sync backup list`; `backup restore` takes `latest`, an id or a time.',
  })
}

/** Of the times at which backups were made and that fit, the newest one's backup. */
function newestOf(backups: readonly Backup[], fits: (made: BackupName) => boolean): Backup | undefined {
  let best: { readonly backup: Backup; readonly time: number } | undefined
  for (const backup of backups) {
    const hash = parseBackupName(backup.id)?.hash ?? ''
    const before = backup.earlier.map((time) => backupName(Date.parse(time), hash))
    for (const made of [{ id: backup.id, hash, time: Date.parse(backup.created) }, ...before]) {
      if (fits(made) && (!best || made.time > best.time)) best = { backup, time: made.time }
    }
  }
  return best?.backup
}
