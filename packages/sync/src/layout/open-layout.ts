import {
  COMPANION_MARK,
  type ConfigFile,
  decodeConfig,
  EMPTY_INCLUDE,
  INCLUDE_FILE,
  includeList,
  parseConfig,
  type ParsedConfig,
  readConfigFile,
  readIncludes,
} from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { isOwn } from '@copilot-sync/plan'
import { entryId } from '@copilot-sync/mapper'
import { realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Settings } from '../settings/settings.ts'
import type { OpenConfig } from '../steps/open-config.ts'
import { findSharers } from './find-sharers.ts'

/** Where our entries live and are to live. */
export interface Layout {
  readonly home: Settings['layout']
  /** Absolute path of our included file. */
  readonly path: string
  /** How the config names it. */
  readonly item: string
  /** null where there is no such file, or it is not this config's. */
  readonly file: ConfigFile | null
  /** Our file as it stands; the empty one where there is none. */
  readonly parsed: ParsedConfig
  /** The items of the config's `include`. */
  readonly includes: readonly string[]
  /** Those that name our file. */
  readonly named: readonly string[]
  /** `model_name`s that the user's included files serve, and those files that are missing. */
  readonly otherNames: readonly string[]
  readonly missing: readonly string[]
  /** Our file may be removed: nobody else includes it. */
  readonly removable: boolean
}

type Opened = Pick<OpenConfig, 'parsed' | 'path' | 'realPath'>

/**
 * Reads our included file, and the user's for their names. Errors: UNSAFE_EDIT (6) where the file of our name is not
 * ours, or another config includes it too; CONFIG_* (6) for an included file that LiteLLM would not read.
 */
export async function openLayout(open: Opened, home: Settings['layout']): Promise<Layout> {
  const path = join(dirname(open.realPath), INCLUDE_FILE)
  const includes = includeList(open.parsed)
  const found = await readOurs(path)
  const sharers = found || home === 'include' ? await findSharers(path, open.realPath) : []
  if (home === 'include') assertOurs(path, found, sharers)
  const named: string[] = []
  for (const item of includes) if (found?.ours !== false && (await names(open, item, path))) named.push(item)
  const mine = found?.ours === true && (sharers.length === 0 || named.length > 0) ? found : null
  const { names: otherNames, missing } =
    includes.length === named.length
      ? { names: [], missing: [] }
      : await readIncludes(open.parsed, { path: open.path, skip: mine || named.length > 0 ? await pathsOf(open, path) : [] })
  return {
    home,
    path,
    item: (await isInFolder(open)) ? INCLUDE_FILE : path,
    file: mine?.file ?? null,
    parsed: mine?.parsed ?? parseConfig(EMPTY_INCLUDE, path),
    includes,
    named,
    otherNames,
    missing,
    removable: mine !== null && sharers.length === 0 && holdsOnlyOurs(mine.parsed),
  }
}

interface Found {
  readonly file: ConfigFile
  readonly parsed: ParsedConfig
  readonly ours: boolean
}

/** The file of our name; whether it is ours its first line says. */
async function readOurs(path: string): Promise<Found | null> {
  let file: ConfigFile
  try {
    file = await readConfigFile(path)
  } catch (error) {
    if (error instanceof SyncError && error.code === 'CONFIG_NOT_FOUND') return null
    throw error
  }
  const text = decodeConfig(file.bytes, path)
  if (!text.startsWith(COMPANION_MARK)) return { file, parsed: parseConfig(EMPTY_INCLUDE, path), ours: false }
  const bare = text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))
  const whole = bare ? `${text}${text.endsWith('\n') ? '' : '\n'}model_list: []\n` : text
  return { file, parsed: parseConfig(whole, path), ours: true }
}

function assertOurs(path: string, found: Found | null, sharers: readonly string[]): void {
  if (found?.ours === false) {
    throw new SyncError('UNSAFE_EDIT', 'a file of this name exists and is not one that copilot-sync wrote', {
      hint: `Move it away, or make its first line start with \`${COMPANION_MARK}\` to let it be changed.`,
      place: { file: path },
    })
  }
  const [other] = sharers
  if (other === undefined) return
  throw new SyncError('UNSAFE_EDIT', `${other} includes this file too, and two configs cannot share it`, {
    hint: 'Put each config into a folder of its own, or use `layout: inline` for one of them.',
    place: { file: path },
  })
}

/** Whether an item of `include` names our file: as LiteLLM sees it, or from the config's real folder. */
async function names(open: Opened, item: string, path: string): Promise<boolean> {
  for (const from of [open.path, open.realPath]) {
    const file = resolve(dirname(from), item)
    if (file === path || (await realpath(file).catch(() => file)) === path) return true
    if ((await realpath(dirname(file)).catch(() => '')) === dirname(path) && file.endsWith(`/${INCLUDE_FILE}`)) return true
  }
  return false
}

/** Whether the config stands in its folder itself, and is not only linked from there. */
async function isInFolder({ path, realPath }: Opened): Promise<boolean> {
  const folder = dirname(path)
  return (await realpath(folder).catch(() => folder)) === dirname(realPath)
}

const pathsOf = async (open: Opened, path: string): Promise<string[]> => [path, join(dirname(open.path), INCLUDE_FILE)]

function holdsOnlyOurs({ keys, entries }: ParsedConfig): boolean {
  return keys.every((key) => key === 'model_list') && entries.every((entry) => isOwn(entry, entryId))
}
