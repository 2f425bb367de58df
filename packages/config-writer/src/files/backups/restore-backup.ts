import { SyncError } from '@copilot-sync/errors'

import { cleanUp } from '../clean-up.ts'
import type { Lock } from '../lock/hold-lock.ts'
import { withLock } from '../lock/with-lock.ts'
import type { LockOptions } from '../lock/acquire-lock.ts'
import { readConfigFile } from '../read-config-file.ts'
import { replaceFile } from '../replace-file.ts'
import type { FileOwner, StatePlace } from '../types.ts'
import { createBackup } from './create-backup.ts'
import { readBackup } from './read-backup.ts'
import type { Backup } from './types.ts'

export interface RestoreOptions extends StatePlace, LockOptions {
  /** `latest`, an id or a time. */
  readonly ref: string
  /** Entries in the present `model_list`, for the backup that is made of it. */
  readonly models?: number | null | undefined
}

export interface Restored {
  readonly restored: Backup
  /** The backup of what stood there before; null when nothing did or nothing changed. */
  readonly backup: Backup | null
  readonly changed: boolean
}

/** Puts a backup's text in the config's place, under the lock; what stands there is backed up first. */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  return withLock(options, async (lock) => {
    await cleanUp(options)
    return restoreUnderLock(options, lock)
  })
}

/** The same for a run that holds the lock already. */
export async function restoreUnderLock(options: Omit<RestoreOptions, 'lockTimeout'>, lock: Lock): Promise<Restored> {
  const { stateDir, realPath, step, clock } = options
  const { bytes, hash, ...restored } = await readBackup(options, options.ref)
  const present = await readConfigFile(realPath).catch((error: unknown) => {
    if (error instanceof SyncError && error.code === 'CONFIG_NOT_FOUND') return null
    throw error
  })
  if (present?.hash === hash) return { restored, backup: null, changed: false }
  const reason = `before restore of ${restored.id}`
  const backup = present ? await createBackup({ ...options, ...present, realPath, now: clock.now(), reason }) : null
  await replaceFile(realPath, bytes, {
    ...(present?.stat ?? ownerOf(restored)),
    expect: present?.hash ?? null,
    beforeCommit: () => lock.assertHeld(),
    stateDir,
    step,
  })
  return { restored, backup, changed: true }
}

/** Only root can give a file to somebody else. */
const ownerOf = ({ mode, uid, gid }: Backup): FileOwner => ({
  mode: mode ?? 0o600,
  ...(process.getuid?.() === 0 ? { uid: uid ?? undefined, gid: gid ?? undefined } : {}),
})
