import { dirname } from 'node:path'

import { SyncError, type ErrorCode } from '@copilot-sync/errors'

import { errno } from './errno.ts'

const causes: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: ['the disk is full', 'Free space on the disk of FOLDER, then run the command again.'],
  EDQUOT: ['the disk quota is used up', 'Free space in FOLDER or raise the quota, then run the command again.'],
  EROFS: ['its file system is read-only', 'Mount FOLDER writable (without `:ro`), then run the command again.'],
  EACCES: ['permission is missing', 'Run as the owner of FOLDER, or see `ls -ld FOLDER` and allow this user to write.'],
  EPERM: ['it is not permitted', 'Run as the owner of FOLDER; see `lsattr` for an immutable file.'],
  ENOENT: ['the folder does not exist', 'Create FOLDER first: `mkdir -p FOLDER`.'],
  ENOTDIR: ['a part of the path is no folder', 'Check the path: `ls -ld FOLDER`.'],
}

/** A system error on a file as a SyncError that names what mends it; any other error stays what it is. */
function fileError(code: ErrorCode, path: string, doing: string, error: unknown): unknown {
  const cause = errno(error)
  if (cause === undefined) return error
  const [what, hint] = causes[cause] ?? ['the system refused', 'Check FOLDER: `ls -ld FOLDER`, `df FOLDER`.']
  const other = code === 'STATE_UNREADABLE' ? ' Or name another folder: `--state-dir PATH`.' : ''
  return new SyncError(code, `${doing}: ${what} (${cause})`, {
    hint: hint.replaceAll('FOLDER', dirname(path)) + other,
    place: { file: path },
    cause: error,
  })
}

export const writeError = (path: string, error: unknown): unknown =>
  fileError('WRITE_FAILED', path, 'it could not be written', error)

export const stateError = (path: string, error: unknown): unknown =>
  fileError('STATE_UNREADABLE', path, 'the state folder cannot be used', error)
