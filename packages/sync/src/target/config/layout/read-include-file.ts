import { decodeConfig, parseConfig, type ParsedConfig } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { COMPANION_MARK, type ConfigFile, readConfigFile } from '@copilot-sync/state'

export interface IncludeFile {
  readonly file: ConfigFile
  readonly parsed: ParsedConfig
}

/**
 * Our included file, null where there is none. A file of its name that is not ours counts as none, or, where ours is
 * `needed`, is UNSAFE_EDIT. A text without a list gets one.
 */
export async function readIncludeFile(path: string, needed: boolean): Promise<IncludeFile | null> {
  let file: ConfigFile
  try {
    file = await readConfigFile(path)
  } catch (error) {
    if (error instanceof SyncError && error.code === 'CONFIG_NOT_FOUND') return null
    throw error
  }
  const text = decodeConfig(file.bytes, path)
  if (text.startsWith(COMPANION_MARK)) {
    const bare = text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))
    return { file, parsed: parseConfig(bare ? `${text.trimEnd()}\nmodel_list: []\n` : text, path) }
  }
  if (!needed) return null
  throw new SyncError('UNSAFE_EDIT', 'a file of this name exists and is not one that copilot-sync wrote', {
    hint: `Move it away, or make its first line start with \`${COMPANION_MARK}\` to let it be changed.`,
    place: { file: path },
  })
}
