import { mkdir, readFile, rename } from 'node:fs/promises'

import { ensureStateDir } from '../ensure-state-dir.ts'
import { ignore } from '../errno.ts'
import { stateError } from '../file-error.ts'
import { hashBytes } from '../hash-bytes.ts'
import { remove } from '../remove.ts'
import { configKey } from '../state-dir.ts'
import { syncFolder } from '../sync-folder.ts'
import type { FileOwner, StatePlace, Step } from '../types.ts'
import { writeAtomic } from '../write-atomic.ts'
import type { BackupMeta } from './backup-meta.ts'
import { backupName, backupPath, backupsFolder, metaPath, parseBackupName, type BackupName } from './backup-name.ts'
import { listBackups } from './list-backups.ts'
import type { Backup } from './types.ts'

export interface CreateBackupOptions extends StatePlace {
  readonly bytes: Uint8Array
  readonly stat?: FileOwner | undefined
  /** Wall clock, ms. */
  readonly now: number
  readonly reason: string
  readonly models?: number | null | undefined
  readonly step?: Step | undefined
}

/**
 * Stores a text (0600). One that is stored already is not stored twice: that backup becomes the newest, under a new id,
 * and `readBackup` finds it by the old id too. To be called under the lock.
 */
export async function createBackup(options: CreateBackupOptions): Promise<Backup> {
  const { stateDir, bytes, now, stat } = options
  await ensureStateDir(stateDir)
  try {
    await mkdir(backupsFolder(stateDir), { recursive: true, mode: 0o700 })
    const sha256 = hashBytes(bytes)
    const present = await listBackups(options)
    // Names go on from the newest one, also when the clock was set back: `latest` must be the last.
    const newest = present[0] ? (parseBackupName(present[0].id)?.time ?? 0) : 0
    const name = backupName(Math.max(now, newest + 1), sha256)
    const twin = await findTwin(stateDir, present, name, sha256)
    const backup: Backup = {
      id: name.id,
      created: new Date(now).toISOString(),
      size: bytes.length,
      reason: options.reason,
      models: options.models ?? null,
      mode: stat?.mode ?? null,
      uid: stat?.uid ?? null,
      gid: stat?.gid ?? null,
    }
    await store(options, backup, twin)
    return backup
  } catch (error) {
    throw stateError(backupsFolder(stateDir), error)
  }
}

async function store(options: CreateBackupOptions, { id, ...facts }: Backup, twin: string | undefined): Promise<void> {
  const { stateDir, bytes, step } = options
  const meta: BackupMeta = { version: 1, config: configKey(options), ...facts }
  const metaText = Buffer.from(`${JSON.stringify(meta)}\n`)
  await writeAtomic(metaPath(stateDir, id), metaText, { mode: 0o600, durable: false, label: 'backup-meta', step })
  const path = backupPath(stateDir, id)
  if (twin === undefined) return writeAtomic(path, bytes, { mode: 0o600, durable: true, label: 'backup', step })
  step?.('backup:refresh')
  await rename(backupPath(stateDir, twin), path)
  step?.('backup:fsync-folder')
  await syncFolder(backupsFolder(stateDir))
  step?.('backup-meta:unlink')
  await remove(metaPath(stateDir, twin))
}

async function findTwin(stateDir: string, present: readonly Backup[], { hash }: BackupName, sha256: string) {
  for (const { id } of present.filter((one) => one.id.endsWith(`-${hash}`))) {
    const bytes = await readFile(backupPath(stateDir, id)).catch(ignore)
    if (bytes && hashBytes(bytes) === sha256) return id
  }
  return undefined
}
