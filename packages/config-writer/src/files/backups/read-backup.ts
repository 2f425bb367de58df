import { readFile } from 'node:fs/promises'

import { SyncError } from '@copilot-sync/errors'

import { stateError } from '../file-error.ts'
import { hashBytes } from '../hash-bytes.ts'
import type { StatePlace } from '../types.ts'
import { backupPath } from './backup-name.ts'
import { findBackup } from './find-backup.ts'
import type { BackupContent } from './types.ts'

/** A backup with its text, checked by its hash. Throws BACKUP_NOT_FOUND, BACKUP_CORRUPT. */
export async function readBackup(place: StatePlace, ref: string): Promise<BackupContent> {
  const backup = await findBackup(place, ref)
  const path = backupPath(place.stateDir, backup.id)
  const bytes = await readFile(path).catch((error: unknown) => {
    throw stateError(path, error)
  })
  const hash = hashBytes(bytes)
  if (backup.id.endsWith(`-${hash.slice(0, 12)}`)) return { ...backup, bytes, hash }
  throw new SyncError('BACKUP_CORRUPT', `its content does not match its hash (${hash.slice(0, 12)} was read)`, {
    hint: 'Take another one: `copilot-sync backup list`. To look at this one, open the file itself.',
    place: { file: path },
  })
}
