import { ensureStateDir } from '../ensure-state-dir.ts'
import { ignore } from '../errno.ts'
import { stateError } from '../file-error.ts'
import { mkdir, rename } from '../fs-at-once.ts'
import { hashBytes } from '../hash-bytes.ts'
import { remove } from '../remove.ts'
import { configKey } from '../state-dir.ts'
import { syncFolder } from '../sync-folder.ts'
import type { FileOwner, StatePlace, Step } from '../types.ts'
import { writeAtomic } from '../write-atomic.ts'
import type { BackupMeta } from './backup-meta.ts'
import { backupName, backupPath, backupsFolder, metaPath, parseBackupName, type BackupName } from './backup-name.ts'
import { contentHash } from './content-hash.ts'
import { listBackups } from './list-backups.ts'
import { readContent } from './read-content.ts'
import { nameCompanions, storeCompanions } from './store-companions.ts'
import type { Backup, Companion } from './types.ts'

export interface CreateBackupOptions extends StatePlace {
  readonly bytes: Uint8Array
  readonly stat?: FileOwner | undefined
  /** Wall clock, ms. */
  readonly now: number
  readonly reason: string
  readonly models?: number | null | undefined
  /** Files beside the config that a restore has to bring back with it. */
  readonly companions?: readonly Companion[] | undefined
  readonly step?: Step | undefined
}

const MOST_TIMES = 20

/**
 * Stores a text and its companions (0600). What is stored already is not stored twice: that backup becomes the newest,
 * under a new id, keeps its earlier times, and `readBackup` finds it by the old id and by those times too. To be called under the lock.
 */
export async function createBackup(options: CreateBackupOptions): Promise<Backup> {
  const { stateDir, realPath, bytes, now, stat, companions = [] } = options
  await ensureStateDir(stateDir)
  try {
    await mkdir(backupsFolder(stateDir), { recursive: true, mode: 0o700 })
    const files = nameCompanions(realPath, companions)
    const whole = contentHash(hashBytes(bytes), files)
    const present = await listBackups(options)
    // Names go on from the newest one, also when the clock was set back: `latest` must be the last.
    const newest = present[0] ? (parseBackupName(present[0].id)?.time ?? 0) : 0
    const name = backupName(Math.max(now, newest + 1), whole)
    const twin = await findTwin(options, present, name, whole)
    const backup: Backup = {
      id: name.id,
      created: new Date(now).toISOString(),
      earlier: twin ? [twin.created, ...twin.earlier].slice(0, MOST_TIMES) : [],
      size: bytes.length,
      reason: options.reason,
      models: options.models ?? null,
      mode: stat?.mode ?? null,
      uid: stat?.uid ?? null,
      gid: stat?.gid ?? null,
      files,
    }
    if (twin === undefined) await storeCompanions(options, companions, options.step)
    await store(options, backup, twin?.id)
    return backup
  } catch (error) {
    throw stateError(backupsFolder(stateDir), error)
  }
}

async function store(options: CreateBackupOptions, { id, ...facts }: Backup, twin: string | undefined): Promise<void> {
  const { stateDir, bytes, step } = options
  const meta: BackupMeta = { version: 1, config: configKey(options), ...facts }
  const metaText = Buffer.from(`${JSON.stringify(meta)}\n`)
  const durable = facts.files.length > 0
  await writeAtomic(metaPath(stateDir, id), metaText, { mode: 0o600, durable, label: 'backup-meta', step })
  const path = backupPath(stateDir, id)
  if (twin === undefined) return writeAtomic(path, bytes, { mode: 0o600, durable: true, label: 'backup', step })
  step?.('backup:refresh')
  await rename(backupPath(stateDir, twin), path)
  step?.('backup:fsync-folder')
  await syncFolder(backupsFolder(stateDir))
  step?.('backup-meta:unlink')
  await remove(metaPath(stateDir, twin))
}

/** The backup that holds the very same already, whole. */
async function findTwin(place: StatePlace, present: readonly Backup[], { hash }: BackupName, whole: string) {
  for (const one of present.filter(({ id }) => id.endsWith(`-${hash}`))) {
    const content = await readContent(place, one).catch(ignore)
    if (content && contentHash(content.hash, content.files) === whole) return one
  }
  return undefined
}
