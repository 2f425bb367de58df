import { SyncError } from '@copilot-sync/errors'
import { readFault } from '@copilot-sync/state'

/** The state folder cannot be written. */
export function stateError(path: string, cause: unknown): SyncError {
  return new SyncError('STATE_UNREADABLE', `what was seen of the catalog cannot be kept (${readFault(cause)})`, {
    hint: 'Make the state folder writable for this user and free some space, or name another one with --state-dir.',
    place: { file: path },
    cause,
  })
}
