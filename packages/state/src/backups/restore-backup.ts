import { cleanUp } from '../clean-up.ts'
import { COMPANION_MODE } from '../companion-names.ts'
import { unless } from '../errno.ts'
import { writeError } from '../file-error.ts'
import { readFile } from '../fs-at-once.ts'
import type { LockOptions } from '../lock/acquire-lock.ts'
import type { Lock } from '../lock/hold-lock.ts'
import { withLock } from '../lock/with-lock.ts'
import { replaceFile } from '../replace-file.ts'
import type { FileOwner, StatePlace } from '../types.ts'
import { writeAtomic } from '../write-atomic.ts'
import { createBackup } from './create-backup.ts'
import { planRestore, type RestorePlan } from './plan-restore.ts'
import type { Backup, Companion } from './types.ts'

export interface RestoreOptions extends StatePlace, LockOptions {
  /** `latest`, an id or a time. */
  readonly ref: string
  /** Entries in the present `model_list`, for the backup that is made of it. */
  readonly models?: number | null | undefined
  /** Files beside the present config, for the backup that is made of it. */
  readonly companions?: readonly Companion[] | undefined
  /** Called with what is about to be written, before the first byte of it. */
  readonly beforeWrite?: ((planned: RestorePlan) => Promise<void>) | undefined
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
    await cleanUp(options, options)
    return restoreUnderLock(options, lock)
  })
}

/** The same for a run that holds the lock already. Companions are written before the config that names them. */
export async function restoreUnderLock(options: Omit<RestoreOptions, 'lockTimeout'>, lock: Lock): Promise<Restored> {
  const { stateDir, identity, step, clock } = options
  const planned = await planRestore(options, options.ref)
  const { content, present } = planned
  const { bytes, hash: _, companions: __, ...restored } = content
  if (!planned.config && planned.companions.length === 0) return { restored, backup: null, changed: false }
  const owner = present?.stat ?? ownerOf(restored)
  const reason = `before restore of ${restored.id}`
  const companions = await withReplaced(options.companions ?? [], planned.companions)
  await lock.assertHeld()
  await options.beforeWrite?.(planned)
  const backup = present
    ? await createBackup({ ...options, ...present, identity, now: clock.now(), reason, companions })
    : null
  for (const one of planned.companions) await writeBack(one, owner, step)
  if (planned.config) {
    await replaceFile(identity, bytes, {
      ...owner,
      expect: present?.hash ?? null,
      beforeCommit: () => lock.assertHeld(),
      stateDir,
      step,
    })
  }
  return { restored, backup, changed: true }
}

/** What is to be replaced is backed up, also a file that nobody listed. */
async function withReplaced(listed: readonly Companion[], replaced: readonly Companion[]): Promise<Companion[]> {
  const all = [...listed]
  for (const { path, mode } of replaced) {
    if (listed.some((one) => one.path === path)) continue
    const bytes = await readFile(path).catch(unless('ENOENT', 'ENOTDIR'))
    all.push({ path, bytes: bytes ?? null, mode })
  }
  return all
}

async function writeBack({ path, bytes, mode }: Companion, owner: FileOwner, step: LockOptions['step']): Promise<void> {
  if (!bytes) return
  try {
    await writeAtomic(path, bytes, {
      ...owner,
      mode: mode ?? COMPANION_MODE,
      durable: true,
      label: 'companion',
      like: path,
      step,
    })
  } catch (error) {
    throw writeError(path, error)
  }
}

/** Only root can give a file to somebody else. */
const ownerOf = ({ mode, uid, gid }: Backup): FileOwner => ({
  mode: mode ?? 0o600,
  ...(process.getuid?.() === 0 ? { uid: uid ?? undefined, gid: gid ?? undefined } : {}),
})
