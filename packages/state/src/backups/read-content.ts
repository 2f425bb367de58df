import { SyncError } from '@copilot-sync/errors'
import { dirname, resolve } from 'node:path'
import { companionNames } from '../companion-names.ts'
import { unless } from '../errno.ts'
import { stateError } from '../file-error.ts'
import { readFile } from '../fs-at-once.ts'
import { hashBytes } from '../hash-bytes.ts'
import type { StatePlace } from '../types.ts'
import { backupPath, blobPath } from './backup-name.ts'
import { contentHash } from './content-hash.ts'
import type { Backup, BackupContent, Companion } from './types.ts'

/** What a backup holds, checked by its hash. Throws BACKUP_CORRUPT. */
export async function readContent({ stateDir, identity }: StatePlace, backup: Backup): Promise<BackupContent> {
  const path = backupPath(stateDir, backup.id)
  const bytes = await read(path)
  if (!bytes) throw corrupt(path, 'it is gone')
  const hash = hashBytes(bytes)
  const whole = contentHash(hash, backup.files)
  if (!backup.id.endsWith(`-${whole.slice(0, 12)}`)) {
    throw corrupt(path, `its content does not match its hash (${whole.slice(0, 12)} was read)`)
  }
  const companions: Companion[] = []
  for (const { path: name, sha256, mode } of backup.files) {
    // Whoever may write the state folder may not so write elsewhere.
    if (!companionNames.includes(name)) throw corrupt(path, `it names a file that no backup holds: ${name}`)
    const blob = sha256 === null ? null : await read(blobPath(stateDir, sha256))
    if (blob === undefined || (blob !== null && hashBytes(blob) !== sha256)) {
      throw corrupt(blobPath(stateDir, sha256 ?? ''), `it held ${name} for backup ${backup.id} and is not whole`)
    }
    companions.push({ path: resolve(dirname(identity), name), bytes: blob, mode: mode ?? undefined })
  }
  return { ...backup, bytes, companions, hash }
}

const read = (path: string): Promise<Uint8Array | undefined> =>
  readFile(path)
    .catch(unless('ENOENT'))
    .catch((error: unknown) => {
      throw stateError(path, error)
    })

const corrupt = (file: string, what: string): SyncError =>
  new SyncError('BACKUP_CORRUPT', what, {
    hint: 'Take another one: `copilot-sync backup verify` tells which are whole. To look at this one, open the file itself.',
    place: { file },
  })
