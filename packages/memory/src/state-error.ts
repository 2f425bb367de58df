import { SyncError } from '@copilot-sync/errors'

/** The state folder cannot be written. */
export function stateError(path: string, cause: unknown): SyncError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown error'
  return new SyncError('STATE_UNREADABLE', `what was seen of the catalog cannot be kept (${code})`, {
    hint: 'Make the state folder writable for this user and free some space, or name another one with --state-dir.',
    place: { file: path },
    cause,
  })
}
