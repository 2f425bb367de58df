import { join } from 'node:path'
import { errno, ignore } from '../errno.ts'
import { open, utimes } from '../fs-at-once.ts'
import { remove } from '../remove.ts'
import type { Clock } from '../types.ts'
import { type LockFile, lockPath } from './lock-file.ts'
import { type ProcessIdentity, processStat } from './process-identity.ts'

/** A lock's owner rewrites it this often. */
export const HEARTBEAT = 2_000
/** A lock that we cannot see into is stale this long after its last heartbeat. */
const STALE = 60_000
/** That long a lock that looks stale is watched before it is taken: clocks step, and a living owner then shows itself. */
const WATCH = 2.5 * HEARTBEAT

/** `silent`: looks stale and is being watched. */
export type Verdict = 'held' | 'silent' | 'stale'

/**
 * A judge of locks for one waiting process. Ages are measured by the file system's own clock, which also wrote the
 * lock's mtime, so the clocks of two machines need not agree.
 */
export function createJudge(folder: string, me: ProcessIdentity, clock: Clock, token: string) {
  let origin: number | undefined
  let watched: { readonly token: string; readonly mtimeMs: number; readonly since: number } | undefined

  async function age({ mtimeMs }: LockFile): Promise<number> {
    origin ??= (await fileTime(join(folder, `lock-${token}.probe.tmp`))) - clock.elapsed()
    return origin + clock.elapsed() - mtimeMs
  }

  async function judge(lock: LockFile): Promise<Verdict> {
    const owner = await lockOwner(lock, me)
    if (owner !== 'unseen') return owner === 'dead' ? 'stale' : 'held'
    const ms = await age(lock)
    // Its clock was ahead or ours went back: the count of its age starts here, for later runs too.
    if (ms < -HEARTBEAT) {
      const at = (lock.mtimeMs + ms) / 1_000
      await utimes(lockPath(folder), at, at).catch(ignore)
    }
    if (ms < STALE) return 'held'
    if (watched?.token !== lock.token || watched.mtimeMs !== lock.mtimeMs) {
      watched = { token: lock.token, mtimeMs: lock.mtimeMs, since: clock.elapsed() }
    }
    return clock.elapsed() - watched.since < WATCH ? 'silent' : 'stale'
  }

  async function isDead(claimant: LockFile): Promise<boolean> {
    const owner = await lockOwner(claimant, me)
    return owner === 'dead' || (owner === 'unseen' && (await age(claimant)) >= STALE)
  }

  return { judge, isDead }
}

async function fileTime(probe: string): Promise<number> {
  const handle = await open(probe, 'w')
  try {
    return (await handle.stat()).mtimeMs
  } finally {
    await handle.close()
    await remove(probe)
  }
}

/** `unseen`: in another boot or pid namespace, or on a system that does not tell. */
type OwnerState = 'alive' | 'dead' | 'unseen'

/** Whether the process that wrote a lock still runs, as far as this process can see it. */
async function lockOwner({ info }: LockFile, me: ProcessIdentity): Promise<OwnerState> {
  if (!info || me.boot === null || me.pidNamespace === null) return 'unseen'
  if (info.boot !== me.boot || info.pidNamespace !== me.pidNamespace) return 'unseen'
  try {
    process.kill(info.pid, 0)
  } catch (error) {
    if (errno(error) === 'ESRCH') return 'dead'
  }
  const stat = await processStat(info.pid)
  if (!stat) return 'alive'
  // A killed process whose parent has not collected it (a container without an init) still has its pid.
  return 'ZX'.includes(stat.state) || stat.start !== info.start ? 'dead' : 'alive'
}
