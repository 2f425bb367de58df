import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { errno, unless } from '../errno.ts'
import { copyFile, link, open, writeFile } from '../fs-at-once.ts'
import { remove } from '../remove.ts'
import type { ProcessIdentity } from './process-identity.ts'

export interface LockInfo extends ProcessIdentity {
  /** Unique, never used again. */
  readonly token: string
  /** ISO time. */
  readonly created: string
}

export interface LockFile {
  readonly token: string
  readonly mtimeMs: number
  /** null for a file that nobody of us wrote whole. */
  readonly info: LockInfo | null
}

export const lockPath = (folder: string): string => join(folder, 'lock')
export const lockTempPath = (folder: string, token: string): string => join(folder, `lock-${token}.tmp`)
/** The file that gives the one right to end the lock with token `root`: made anew, or taken over with claim `token`. */
export const claimPath = (folder: string, root: string, token: string): string =>
  join(folder, `lock-${root}-${token}.claim`)

export const lockInfo = (identity: ProcessIdentity, now: number): LockInfo => ({
  ...identity,
  token: `${identity.pid}.${randomBytes(8).toString('hex')}`,
  created: new Date(now).toISOString(),
})

export async function readLockFile(path: string): Promise<LockFile | undefined> {
  const handle = await open(path, 'r').catch(unless('ENOENT'))
  if (!handle) return undefined
  try {
    const { mtimeMs, ino } = await handle.stat()
    const info = parse(await handle.readFile('utf8'))
    return { mtimeMs, info, token: info?.token ?? `unknown.${ino}.${Math.trunc(mtimeMs)}` }
  } finally {
    await handle.close()
  }
}

function parse(text: string): LockInfo | null {
  try {
    const info: unknown = JSON.parse(text)
    return isLockInfo(info) ? info : null
  } catch {
    return null
  }
}

function isLockInfo(info: unknown): info is LockInfo {
  if (typeof info !== 'object' || info === null) return false
  const { pid, token, created }: Partial<Record<string, unknown>> = { ...info }
  if (!Number.isSafeInteger(pid) || Number(pid) <= 0 || typeof created !== 'string') return false
  // It becomes a part of file names.
  return typeof token === 'string' && /^[\w.]{1,80}$/.test(token)
}

export async function writeLockTemp(folder: string, info: LockInfo): Promise<string> {
  const path = lockTempPath(folder, info.token)
  try {
    await writeFile(path, `${JSON.stringify(info)}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    await remove(path)
    throw error
  }
  return path
}

/**
 * Puts a temp file under a name that must not exist yet, whole at once; gives false when the name is taken, or when the
 * temp file is gone because a new owner cleaned up.
 */
export async function place(temp: string, path: string): Promise<boolean> {
  try {
    await link(temp, path).catch(async (error: unknown) => {
      if (['EEXIST', 'ENOENT'].includes(errno(error) ?? '')) throw error
      // A file system without hard links.
      await copyFile(temp, path, constants.COPYFILE_EXCL)
    })
    return true
  } catch (error) {
    return unless('EEXIST', 'ENOENT')(error) ?? false
  }
}
