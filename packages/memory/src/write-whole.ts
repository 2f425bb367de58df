import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const temp = /^\.copilot-sync-\d+-[0-9a-f]{12}\.tmp$/
/** A temp file that is older was left by a process that died. ms */
const LEFT = 60_000

/** Writes a file of ours, 0600, whole or not at all. `folder`: for the temp file, on the same disk. System errors pass through. */
export function writeWhole(path: string, bytes: string | Uint8Array, folder = dirname(path)): void {
  const name = join(folder, `.copilot-sync-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)
  try {
    writeFileSync(name, bytes, { mode: 0o600, flag: 'wx' })
    renameSync(name, path)
  } catch (error) {
    rmSync(name, { force: true })
    throw error
  }
}

/** Removes temp files of processes that died. */
export async function removeLeft(folder: string, now: number): Promise<void> {
  const names = await readdir(folder)
  for (const path of names.filter((name) => temp.test(name)).map((name) => join(folder, name))) {
    const age = await stat(path).then(({ mtimeMs }) => now - mtimeMs, ignore)
    if (age !== undefined && age > LEFT) await unlink(path).catch(ignore)
  }
}

export function ignore(): undefined {}
