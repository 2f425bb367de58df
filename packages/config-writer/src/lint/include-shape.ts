import { SyncError } from '@copilot-sync/errors'
import { findPair } from '@copilot-sync/pyyaml'
import { includeList } from '../include/include-list.ts'
import type { Check } from './types.ts'

export const includeShape: Check = ({ config, placeOf }) => {
  try {
    includeList(config)
    return []
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    return [
      {
        level: 'error',
        code: 'INCLUDE_NOT_LIST',
        message: 'include is no list of file paths; LiteLLM does not start with it',
        place: placeOf(findPair(config.document.root, 'include')?.start ?? 0),
        hint: error.hint,
      },
    ]
  }
}
