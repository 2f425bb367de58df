import { resolveConfigPath, writeAtomic } from '@copilot-sync/state'
import { statSync, writeFileSync } from 'node:fs'
import { streamOf } from './stream-of.ts'

/**
 * Writes bytes where a person wants them, whole: a file that exists keeps its mode and owner, links and streams are followed,
 * not replaced. `mode`: of a new file. System errors pass through.
 */
export async function writeFile(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const write = streamOf(path)
  if (write) return write(bytes)
  const target = await resolveConfigPath(path)
  const label = 'output'
  const stat = statSync(target, { throwIfNoEntry: false })
  if (!stat) return writeAtomic(target, bytes, { mode, durable: false, label })
  const { uid, gid, nlink } = stat
  const owner = { mode: stat.mode & 0o7777, uid, gid }
  try {
    if (nlink === 1) return await writeAtomic(target, bytes, { ...owner, durable: false, label })
  } catch {
    // A file that is mounted by itself, another owner, a folder that is not ours: it may be written all the same.
  }
  writeFileSync(target, bytes)
}
