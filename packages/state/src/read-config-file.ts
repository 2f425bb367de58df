import { SyncError } from '@copilot-sync/errors'
import { errno, ignore } from './errno.ts'
import { lstat, open, readlink, realpath, stat } from './fs-at-once.ts'
import { hashBytes } from './hash-bytes.ts'
import { type InputOptions, readInput } from './read-input.ts'
import { isNoFile, readFault } from './read-regular-file.ts'
import type { ConfigFile } from './types.ts'

/** Reads the config with what a later write needs. Throws CONFIG_NOT_FOUND, CONFIG_IS_FOLDER, CONFIG_UNREADABLE. */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  try {
    const realPath = await realpath(path)
    return { path, realPath, ...(await readWhole(realPath)) }
  } catch (error) {
    throw await configFault(path, error)
  }
}

/** A config that is only looked at: it may be a pipe, such as `<(…)` of a shell. Throws as `readConfigFile`. */
export async function readConfigInput(path: string, options: InputOptions): Promise<Uint8Array> {
  try {
    return await readInput(path, options)
  } catch (error) {
    throw await configFault(path, error)
  }
}

async function configFault(path: string, error: unknown): Promise<unknown> {
  const code = errno(error)
  if (code === undefined) return error
  if (code === 'ENOENT' || code === 'ENOTDIR') return notFound(path, error)
  if (code === 'EISDIR') return isFolder(path)
  if (isNoFile(error) || code === 'ETIMEDOUT') return unreadable(path, readFault(error), error)
  return unreadable(path, code === 'EACCES' ? 'permission is missing' : `the system refused (${code})`, error)
}

const isFolder = (path: string): SyncError =>
  new SyncError('CONFIG_IS_FOLDER', 'this is a folder, not a config', {
    hint: 'Name the file in it: `--config PATH`.',
    place: { file: path },
  })

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
  // The name of a shell's pipe, `/dev/fd/63`, leads to no path.
  const there = await stat(path).catch(ignore)
  if (there && !there.isFile()) return unreadable(path, 'it is a pipe or a device, not a file', cause)
  const link = await lstat(path).catch(ignore)
  const what = link?.isSymbolicLink()
    ? `it is a link to ${await readlink(path)}, which does not exist`
    : 'this file does not exist'
  if (`${path} ${what}`.includes('\uFFFD')) {
    return new SyncError('CONFIG_NOT_FOUND', `${what}; its name may hold bytes that are not UTF-8`, {
      hint: 'Give the file, and the folders that it lies in, names in UTF-8: such bytes cannot be named here.',
      place: { file: path },
      cause,
    })
  }
  const hint = 'Name the config with `--config PATH`, or start a new one with `--create`.'
  return new SyncError('CONFIG_NOT_FOUND', what, { hint, place: { file: path }, cause })
}

const unreadable = (path: string, why: string, cause?: unknown): SyncError =>
  new SyncError('CONFIG_UNREADABLE', `it cannot be read: ${why}`, {
    hint: 'Name a file that this user may read: `--config PATH`; see `ls -l` for its owner and mode.',
    place: { file: path },
    cause,
  })
