import { errno } from '../errno.ts'
import type { LockFile } from './lock-file.ts'
import { processStat, type ProcessIdentity } from './process-identity.ts'

/** `unseen`: in another boot or pid namespace, or on a system that does not tell. */
export type OwnerState = 'alive' | 'dead' | 'unseen'

/** Whether the process that wrote a lock still runs, as far as this process can see it. */
export async function lockOwner({ info }: LockFile, me: ProcessIdentity): Promise<OwnerState> {
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
