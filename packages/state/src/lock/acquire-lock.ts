import { SyncError } from '@copilot-sync/errors'
import { ensureStateDir } from '../ensure-state-dir.ts'
import { unless } from '../errno.ts'
import { rename } from '../fs-at-once.ts'
import { remove } from '../remove.ts'
import type { Clock, Step } from '../types.ts'
import { claimLock } from './claim-lock.ts'
import { holdLock, type HeldLock } from './hold-lock.ts'
import { createJudge } from './judge-lock.ts'
import { lockInfo, lockPath, place, readLockFile, writeLockTemp, type LockFile, type LockInfo } from './lock-file.ts'
import { processIdentity } from './process-identity.ts'

const POLL = 25

export interface LockOptions {
  readonly stateDir: string
  readonly clock: Clock
  /** How long to wait for a living owner, in ms; 10 s by default. */
  readonly lockTimeout?: number | undefined
  /** Ends the wait, and `assertHeld` throws what it was aborted with. */
  readonly signal?: AbortSignal | undefined
  readonly step?: Step | undefined
}

/** Waits for the lock and gives it, held. */
export async function acquireLock(options: LockOptions): Promise<HeldLock> {
  const { stateDir, clock, lockTimeout = 10_000, signal, step } = options
  signal?.throwIfAborted()
  await ensureStateDir(stateDir)
  const path = lockPath(stateDir)
  const me = await processIdentity()
  const { judge, isDead } = createJudge(stateDir, me, clock, lockInfo(me, clock.now()).token)
  const start = clock.elapsed()

  for (;;) {
    const info = lockInfo(me, clock.now())
    const present = await readLockFile(path)
    const verdict = present ? await judge(present) : 'free'
    if (verdict === 'free' || verdict === 'stale') {
      step?.('lock:temp')
      const temp = await writeLockTemp(stateDir, info)
      try {
        step?.(`lock:${verdict}`)
        const won = present ? await takeOver(present, temp) : await place(temp, path)
        if (won) return await holdLock(stateDir, info, { signal, step })
      } finally {
        await remove(temp)
      }
    }
    if (present && verdict !== 'silent' && clock.elapsed() - start >= lockTimeout) throw lockHeld(path, present)
    if (present) await untilAborted(clock.sleep(POLL), signal)
  }

  async function takeOver(stale: LockFile, temp: string): Promise<boolean> {
    const claim = await claimLock(stateDir, stale.token, temp, isDead)
    if (!claim) return false
    step?.('lock:claimed')
    if ((await readLockFile(path))?.token === stale.token) {
      const won = await rename(temp, path).then(() => true, unless('ENOENT'))
      if (won) {
        step?.('lock:taken')
        await claim.done()
        return true
      }
    }
    await claim.drop()
    return false
  }
}

/** A caller's clock need not know the signal. */
async function untilAborted(waiting: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return waiting
  const { promise: aborted, resolve: stop } = Promise.withResolvers<unknown>()
  signal.addEventListener('abort', stop)
  try {
    await Promise.race([waiting, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
    signal.throwIfAborted()
  }
}

function lockHeld(path: string, { info, mtimeMs }: LockFile): SyncError {
  const who = ownerOf(info)
  const since = info?.created ?? new Date(mtimeMs).toISOString()
  return new SyncError('LOCK_HELD', `${who} holds the lock since ${since}`, {
    hint: 'Wait for it and run again, or wait longer: `--lock-timeout 60s`. A lock that a dead run left is taken over by itself.',
    place: { file: path },
  })
}

const ownerOf = (info: LockInfo | null): string =>
  info ? `process ${info.pid} on ${info.host}` : 'a process that left no name'
