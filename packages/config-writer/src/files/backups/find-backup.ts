import { SyncError } from '@copilot-sync/errors'

import type { StatePlace } from '../types.ts'
import { parseBackupName } from './backup-name.ts'
import { listBackups } from './list-backups.ts'
import type { Backup } from './types.ts'

/**
 * The backup that `latest`, an id, a content hash (12 hex digits) or a time names. A time is first taken as the start of
 * an id (`2026-11-23`, `2026-11-23T17:58`, UTC; the newest that fits), then as a moment: the newest not later than it.
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
    (/^\d{4}-\d\d/.test(start) ? backups.find(({ id }) => id.startsWith(start)) : undefined) ??
    backups.find(({ created }) => Date.parse(created) <= Date.parse(wanted))
  if (found) return found
  const many =
    backups.length === 0 ? 'this config has none yet' : `it has ${backups.length}, the newest is ${backups[0]?.id}`
  throw new SyncError('BACKUP_NOT_FOUND', `no backup is called ${JSON.stringify(wanted)}: ${many}`, {
    hint: 'See `copilot-sync backup list`; `backup restore` takes `latest`, an id or a time.',
  })
}
