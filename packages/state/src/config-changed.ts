import { SyncError } from '@copilot-sync/errors'

/** The error for a config that is no longer the one the plan was made for. */
export const configChanged = (path: string): SyncError =>
  new SyncError('CONFIG_CHANGED', 'it was changed by somebody else after it was read; nothing was written', {
    hint: 'Run the command again: it plans on the present text.',
    place: { file: path },
  })
