import { SyncError } from '@copilot-sync/errors'
import { dirname } from 'node:path'
import { configChanged } from './config-changed.ts'
import { errno, ignore, unless } from './errno.ts'
import { writeError } from './file-error.ts'
import { link, readFile, rename, unlink } from './fs-at-once.ts'
import { hashBytes } from './hash-bytes.ts'
import { resolveConfigPath } from './resolve-config-path.ts'
import { syncFolder } from './sync-folder.ts'
import type { FileOwner } from './types.ts'
import { writeInPlace, type InPlaceOptions } from './write-in-place.ts'
import { writeTemp } from './write-temp.ts'

/** `expect`: the SHA-256 of the text that is to be replaced, null = there must be no file yet. */
export interface ReplaceOptions extends FileOwner, InPlaceOptions {}

export interface Replaced {
  /** `in-place` where a rename is impossible: a single file mounted into a container, a folder that may not be written. */
  readonly method: 'rename' | 'in-place'
}

/**
 * Replaces a file as a whole: a reader sees the old or the new text. The target of a symbolic link is replaced, the link
 * stays. Throws CONFIG_CHANGED when the file is not the expected one, WRITE_FAILED otherwise; the old text is intact.
 */
export async function replaceFile(target: string, bytes: Uint8Array, options: ReplaceOptions): Promise<Replaced> {
  const path = await resolveConfigPath(target)
  const { step } = options
  let method: Replaced['method'] = 'rename'
  try {
    try {
      await replaceByRename(path, bytes, options)
    } catch (error) {
      if (!needsInPlace(error) || options.expect === null) throw error
      method = 'in-place'
      await writeInPlace(path, bytes, options)
    }
    step?.('config:read-back')
    if (hashBytes(await readFile(path)) !== hashBytes(bytes)) throw readsBackDifferently(path)
  } catch (error) {
    throw writeError(path, error)
  }
  return { method }
}

async function replaceByRename(path: string, bytes: Uint8Array, options: ReplaceOptions): Promise<void> {
  const { expect, beforeCommit, step } = options
  const temp = await writeTemp(dirname(path), bytes, {
    ...options,
    durable: true,
    label: 'config',
    like: expect === null ? undefined : path,
  })
  try {
    step?.('config:check')
    const present = await readFile(path).catch(unless('ENOENT'))
    if ((present ? hashBytes(present) : null) !== expect) throw configChanged(path)
    await beforeCommit?.()
    step?.('config:rename')
    await (expect === null ? create(temp, path) : rename(temp, path))
  } catch (error) {
    await unlink(temp).catch(ignore)
    throw error
  }
  step?.('config:fsync-folder')
  await syncFolder(dirname(path))
}

/** A link, unlike a rename, never replaces a file that somebody made in between. */
async function create(temp: string, path: string): Promise<void> {
  try {
    await link(temp, path)
  } catch (error) {
    if (errno(error) === 'EEXIST') throw configChanged(path)
    return rename(temp, path)
  }
  await unlink(temp)
}

const inPlaceCauses: Readonly<Record<string, readonly string[]>> = {
  open: ['EACCES', 'EPERM', 'EROFS'],
  fchown: ['EPERM'],
  rename: ['EBUSY', 'EXDEV'],
  setxattr: ['ENOTSUP'],
}

function needsInPlace(error: unknown): boolean {
  if (!(error instanceof Error) || !('syscall' in error) || typeof error.syscall !== 'string') return false
  return inPlaceCauses[error.syscall]?.includes(errno(error) ?? '') ?? false
}

const readsBackDifferently = (path: string): SyncError =>
  new SyncError('WRITE_FAILED', 'it reads back differently from what was written', {
    hint: 'Look at the file; `copilot-sync backup restore latest` brings back the text from before.',
    place: { file: path },
  })
