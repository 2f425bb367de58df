import { resolveConfigPath, writeAtomic } from '@copilot-sync/state'
import { errnoOf, SyncError } from '@copilot-sync/errors'
import { statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { streamOf } from './stream-of.ts'

export interface Output {
  /** The flag that names the file: `--out`. */
  readonly flag: string
  /** As it was named. */
  readonly file: string
  /** What is written, in one word. */
  readonly what: string
  /** Of a new file. One that exists keeps its own. */
  readonly mode: number
}

/** Writes what a flag asked for, whole; links and streams are followed, not replaced. Throws WRITE_FAILED. */
export async function writeOutput(cwd: string, { flag, file, what, mode }: Output, bytes: Uint8Array): Promise<void> {
  const path = resolve(cwd, file)
  try {
    const write = streamOf(path)
    if (write) write(bytes)
    else await writeFile(await resolveConfigPath(path), bytes, mode)
  } catch (cause) {
    throw new SyncError('WRITE_FAILED', `the ${what} cannot be written (${errnoOf(cause)})`, {
      hint: `Name a file in a folder that exists and that this user may write: ${flag} PATH; see \`ls -ld ${dirname(file)}\`.`,
      place: { file },
      cause,
    })
  }
}

async function writeFile(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const label = 'output'
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return writeAtomic(path, bytes, { mode, durable: false, label })
  const { uid, gid, nlink } = stat
  const owner = { mode: stat.mode & 0o7777, uid, gid }
  try {
    if (nlink === 1) return await writeAtomic(path, bytes, { ...owner, durable: false, label })
  } catch {
    // A file that is mounted by itself, another owner, a folder that is not ours: it may be written all the same.
  }
  writeFileSync(path, bytes)
}
