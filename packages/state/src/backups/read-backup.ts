import type { StatePlace } from '../types.ts'
import { findBackup } from './find-backup.ts'
import { readContent } from './read-content.ts'
import type { BackupContent } from './types.ts'

/** A backup with its text, checked by its hash. Throws BACKUP_NOT_FOUND, BACKUP_CORRUPT. */
export async function readBackup(place: StatePlace, ref: string): Promise<BackupContent> {
  return readContent(place, await findBackup(place, ref))
}
