import { SyncError } from '@copilot-sync/errors'
import { findPair } from '@copilot-sync/pyyaml'
import type { ParsedConfig } from '../config-types.ts'
import { isList } from '../emit-value.ts'

/**
 * The files that a config includes, as it names them. LiteLLM 1.106.2 does not start with anything but a list of
 * strings there (config_includes.py): CONFIG_INVALID.
 */
export function includeList(config: ParsedConfig): readonly string[] {
  const value = config.value('include')
  if (value === undefined) return []
  const paths = isList(value) ? value.filter((item) => typeof item === 'string') : []
  if (isList(value) && paths.length === value.length) return paths
  const { root, placeOf } = config.document
  throw new SyncError('CONFIG_INVALID', 'include is no list of file paths; LiteLLM does not start with it', {
    hint: 'write it as a list, also for one file: `include: [models.yaml]`',
    place: placeOf(findPair(root, 'include')?.start ?? 0),
  })
}
