import { decodeConfig, includeList, parseConfig, type ParsedConfig } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { readConfigFile } from '@copilot-sync/state'
import type { Store, Stored } from '../target.ts'
import type { ConfigPlace } from './place/config-place.ts'

/** LiteLLM's config as it stands. */
export interface ReadConfig<S extends Stored = Stored> {
  readonly parsed: ParsedConfig
  /** null where there is nothing yet. */
  readonly stored: S | null
}

const EMPTY = 'model_list: []\n'

/**
 * Reads and parses LiteLLM's config; a text that was read earlier is not parsed again. Errors: CONFIG_*,
 * MODEL_LIST_NOT_LIST, DUPLICATE_KEY; exit 6, with line and column.
 */
export async function readConfig(
  store: Store,
  place: ConfigPlace | null,
  { create = false, earlier }: { readonly create?: boolean | undefined; readonly earlier?: ReadConfig | undefined },
): Promise<ReadConfig> {
  const stored = await store.read()
  if (!stored && !create) throw await notFound(store, place)
  if (earlier && stored && earlier.stored?.version === stored.version) return { ...earlier, stored }
  const parsed = parse(stored, place?.name ?? store.identity, create)
  includeList(parsed)
  return { parsed, stored }
}

function parse(stored: Stored | null, name: string, create: boolean): ParsedConfig {
  if (!stored) return parseConfig(EMPTY, name)
  const text = decodeConfig(stored.bytes, name)
  if (create && text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))) {
    return parseConfig(`${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${EMPTY}`, name)
  }
  return parseConfig(text, name)
}

/** The error for a config that is not there. */
export async function notFound({ identity }: Store, place: ConfigPlace | null): Promise<SyncError> {
  // Reading the file says whether it is a link that leads nowhere.
  if (place) await readConfigFile(place.path)
  return new SyncError('CONFIG_NOT_FOUND', 'there is no config yet', {
    hint: 'Start a new one with `--create`.',
    place: { file: identity },
  })
}
