import { decodeConfig, includeList, parseConfig, type ParsedConfig } from '@copilot-sync/config-writer'
import { type ConfigFile, type FileOwner, readConfigFile, resolveConfigPath, stateDir } from '@copilot-sync/state'
import { SyncError } from '@copilot-sync/errors'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'

/** LiteLLM's config as it stands, and what a write of it needs. */
export interface OpenConfig {
  /** As it was named, absolute: links are not followed. */
  readonly path: string
  readonly realPath: string
  readonly stateDir: string
  readonly parsed: ParsedConfig
  /** null where there is no file yet. */
  readonly file: ConfigFile | null
  readonly owner: FileOwner
}

export interface OpenOptions extends CommonOptions {
  /** Start a config where there is none, or one without a top-level mapping. */
  readonly create?: boolean | undefined
}

const EMPTY = 'model_list: []\n'
/** A config may hold keys. */
const NEW_FILE: FileOwner = { mode: 0o600 }

/**
 * Reads and parses LiteLLM's config; the text that was opened earlier is not parsed again. Errors: CONFIG_*, MODEL_LIST_NOT_LIST, DUPLICATE_KEY; exit 6, with
 * line and column.
 */
export async function openConfig(
  runtime: Pick<Runtime, 'cwd'>,
  options: OpenOptions,
  earlier?: OpenConfig,
): Promise<OpenConfig> {
  const { config, create } = options
  const path = resolve(runtime.cwd, config)
  let file: ConfigFile | null = null
  try {
    file = await readConfigFile(path)
  } catch (error) {
    if (!create || !(error instanceof SyncError) || error.code !== 'CONFIG_NOT_FOUND') throw error
  }
  if (earlier?.file && file?.hash === earlier.file.hash && file.realPath === earlier.realPath)
    return { ...earlier, file }
  const realPath = file?.realPath ?? (await resolveConfigPath(path))
  const parsed = parse(file, config, create)
  includeList(parsed)
  return { path, realPath, stateDir: stateDir(realPath, options.stateDir), parsed, file, owner: file?.stat ?? NEW_FILE }
}

function parse(file: ConfigFile | null, name: string, create: boolean | undefined): ParsedConfig {
  if (!file) return parseConfig(EMPTY, name)
  const text = decodeConfig(file.bytes, name)
  if (create && text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))) {
    return parseConfig(`${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${EMPTY}`, name)
  }
  return parseConfig(text, name)
}
