import { hostname } from 'node:os'
import { ignore } from '../errno.ts'
import { readFile, readlink } from '../fs-at-once.ts'

/** What tells one process from all others; null where the system does not say (only Linux has /proc). */
export interface ProcessIdentity {
  readonly pid: number
  /** Start time in clock ticks since boot: a later process with the same pid has another. */
  readonly start: string | null
  readonly boot: string | null
  readonly pidNamespace: string | null
  readonly host: string
}

export async function processIdentity(): Promise<ProcessIdentity> {
  const { pid } = process
  return {
    pid,
    start: (await processStat(pid))?.start ?? null,
    boot: (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(ignore))?.trim() ?? null,
    pidNamespace: (await readlink('/proc/self/ns/pid').catch(ignore)) ?? null,
    host: hostname(),
  }
}

/** State letter and start time of a process, from /proc; undefined when it cannot be seen. */
export async function processStat(pid: number): Promise<{ state: string; start: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(ignore)
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  const [state, ...fields] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? []
  const start = fields[18]
  return state !== undefined && start !== undefined ? { state, start } : undefined
}
