import { SyncError } from '@copilot-sync/errors'

import { errno, ignore } from './errno.ts'
import { lstat, open, readlink, realpath, stat } from './fs-at-once.ts'
import { hashBytes } from './hash-bytes.ts'
import { sizeFault } from './size-fault.ts'
import type { ConfigFile } from './types.ts'

/** Reads the config with what a later write needs. Throws CONFIG_NOT_FOUND, CONFIG_IS_FOLDER, CONFIG_UNREADABLE. */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  try {
    const realPath = await realpath(path)
    const found = await stat(realPath)
    if (found.isDirectory()) {
      throw new SyncError('CONFIG_IS_FOLDER', 'this is a folder, not a config', {
        hint: 'Name the file in it: `--config PATH`.',
        place: { file: path },
      })
    }
    if (!found.isFile()) throw unreadable(path, 'it is a pipe, a socket or a device, not a file')
    const large = sizeFault(found)
    if (large !== undefined) throw unreadable(path, large)
    return { path, realPath, ...(await readWhole(realPath)) }
  } catch (error) {
    if (error instanceof SyncError) throw error
    const code = errno(error)
    if (code === undefined) throw error
    if (code === 'ENOENT' || code === 'ENOTDIR') throw await notFound(path, error)
    throw unreadable(path, code === 'EACCES' ? 'permission is missing' : `the system refused (${code})`, error)
  }
}

async function readWhole(realPath: string): Promise<Pick<ConfigFile, 'bytes' | 'hash' | 'stat'>> {
  const handle = await open(realPath, 'r')
  try {
    const { mode, uid, gid, mtimeMs, ino, nlink } = await handle.stat()
    const bytes = await handle.readFile()
    return { bytes, hash: hashBytes(bytes), stat: { mode: mode & 0o7777, uid, gid, mtimeMs, ino, links: nlink } }
  } finally {
    await handle.close()
  }
}

async function notFound(path: string, cause: unknown): Promise<SyncError> {
  const link = await lstat(path).catch(ignore)
  const what = link?.isSymbolicLink()
    ? `it is a link to ${await readlink(path)}, which does not exist`
    : 'this file does not exist'
  const hint = 'Name the config with `--config PATH`, or start a new one with `--create`.'
  return new SyncError('CONFIG_NOT_FOUND', what, { hint, place: { file: path }, cause })
}

const unreadable = (path: string, why: string, cause?: unknown): SyncError =>
  new SyncError('CONFIG_UNREADABLE', `it cannot be read: ${why}`, {
    hint: 'Name a file that this user may read: `--config PATH`; see `ls -l` for its owner and mode.',
    place: { file: path },
    cause,
  })
