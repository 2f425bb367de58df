import { SyncError, type ErrorCode } from '@copilot-sync/errors'
import { dirname } from 'node:path'
import { errno } from './errno.ts'
import { isNoFile, readFault } from './read-regular-file.ts'

const causes: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: [
    'the disk is full',
    'Free space on the disk of FOLDER (`df FOLDER`), or files where `df -i FOLDER` shows that none are left, then run the command again.',
  ],
  EDQUOT: ['the disk quota is used up', 'Free space in FOLDER or raise the quota, then run the command again.'],
  EROFS: ['its file system is read-only', 'Mount FOLDER writable (without `:ro`), then run the command again.'],
  EACCES: ['permission is missing', 'Run as the owner of FOLDER, or see `ls -ld FOLDER` and allow this user to write.'],
  EPERM: ['it is not permitted', 'Run as the owner of FOLDER; see `lsattr` for an immutable file.'],
  ENOENT: ['the folder does not exist', 'Create FOLDER first: `mkdir -p FOLDER`.'],
  ENOTDIR: ['a part of the path is no folder', 'Check the path: `ls -ld FOLDER`.'],
  ENOTSUP: [
    "the old file's ACL or extended attributes cannot be kept",
    'See them with `getfacl` and `getfattr -d`; or move the file away, and run the command again.',
  ],
  ENAMETOOLONG: ['its path is too long', 'Name a shorter path.'],
}

/** A system error on a file as a SyncError that names what mends it; any other error stays what it is. */
function fileError(code: ErrorCode, path: string, doing: string, error: unknown): unknown {
  const cause = errno(error)
  if (cause === undefined) return error
  if (isNoFile(error)) return notFile(code, pathOf(error) ?? path, error)
  const [what, hint] = causes[cause] ?? ['the system refused', 'Check FOLDER: `ls -ld FOLDER`, `df FOLDER`.']
  const other = code === 'STATE_UNREADABLE' ? ' Or name another folder: `--state-dir PATH`.' : ''
  return new SyncError(code, `${doing}: ${what} (${cause})`, {
    hint: hint.replaceAll('FOLDER', dirname(path)) + other,
    place: { file: path },
    cause: error,
  })
}

const notFile = (code: ErrorCode, file: string, cause: unknown): SyncError =>
  new SyncError(code, `a file is meant to be here: ${readFault(cause)}`, {
    hint: `Look at it, and move it away: \`ls -ld ${file}\`.`,
    place: { file },
    cause,
  })

const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined

export const writeError = (path: string, error: unknown): unknown =>
  fileError('WRITE_FAILED', path, 'it could not be written', error)

export const readError = (path: string, error: unknown): unknown =>
  fileError('CONFIG_UNREADABLE', path, 'it cannot be read', error)

/** What keeps the state folder from being used: STATE_UNREADABLE, with what mends it. */
export const stateError = (path: string, error: unknown): unknown =>
  fileError('STATE_UNREADABLE', path, 'the state folder cannot be used', error)
