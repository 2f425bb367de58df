import {
  EMPTY_INCLUDE,
  INCLUDE_FILE,
  includeList,
  parseConfig,
  type ParsedConfig,
  readIncludes,
} from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import type { Whose } from '@copilot-sync/plan'
import type { ConfigFile } from '@copilot-sync/state'
import { basename, dirname, join, resolve } from 'node:path'
import type { ConfigPlace } from '../place/config-place.ts'
import { realFolder } from '../place/real-folder.ts'
import { includePath } from './include-path.ts'
import { readIncludeFile } from './read-include-file.ts'
import { readSiblings } from './read-siblings.ts'

/** Where our entries are to stand: in the config, or in a file of ours that it includes. */
export type Home = 'inline' | 'include'

/** Where our entries stand and are to stand. */
export interface Layout {
  readonly home: Home
  readonly whose: Whose
  /** Absolute path of our included file. */
  readonly path: string
  /** How the config is to name it. */
  readonly item: string
  /** null where there is no such file, or it is the user's. */
  readonly file: ConfigFile | null
  /** Our file; the empty one where there is none. */
  readonly parsed: ParsedConfig
  /** The items of the config's `include`, and those of them that name our file. */
  readonly includes: readonly string[]
  readonly named: readonly string[]
  /** `model_name`s that the user's included files serve. */
  readonly otherNames: readonly string[]
  /** The user's included files. */
  readonly others: readonly ParsedConfig[]
  /** Included files that are not there. */
  readonly missing: readonly string[]
}

type Opened = ConfigPlace & { readonly parsed: ParsedConfig }

/**
 * Reads our included file, and the user's for their names. Errors: UNSAFE_EDIT (6) where the file of our name is the
 * user's, or another config includes it too; CONFIG_* (6) for an included file that LiteLLM would not read.
 */
export async function openLayout(open: Opened, home: Home, whose: Whose): Promise<Layout> {
  const path = includePath(open.realPath)
  const includes = includeList(open.parsed)
  const found = await readIncludeFile(path, home === 'include')
  const named = found || home === 'include' ? includes.filter((item) => isNamed(open, item, path)) : []
  const [sharer] = found ? await findSharers(path, open.realPath) : []
  if (sharer !== undefined && (home === 'include' || named.length > 0)) throw shared(path, sharer)
  const mine = sharer === undefined ? found : null
  const skip = named.flatMap((item) => [open.path, open.realPath].map((from) => resolve(dirname(from), item)))
  const others =
    includes.length > named.length
      ? await readIncludes(open.parsed, { path: open.path, skip: found ? [path, ...skip] : skip })
      : { names: [], files: [], missing: [] }
  return {
    home,
    whose,
    path,
    item: realFolder(open.path) === dirname(open.realPath) ? INCLUDE_FILE : path,
    file: mine?.file ?? null,
    parsed: mine?.parsed ?? parseConfig(EMPTY_INCLUDE, path),
    includes,
    named,
    otherNames: others.names,
    others: others.files,
    missing: others.missing,
  }
}

/** The layout of a config that has no folder around it: a file of ours could not lie beside it. Errors: UNSAFE_EDIT (6). */
export function loneLayout(identity: string, parsed: ParsedConfig, home: Home, whose: Whose): Layout {
  if (home === 'include') {
    throw new SyncError('UNSAFE_EDIT', 'no file can lie beside this config, so its entries cannot stand in one', {
      hint: 'Set `layout: inline`.',
      place: { file: identity },
    })
  }
  return {
    home,
    whose,
    path: INCLUDE_FILE,
    item: INCLUDE_FILE,
    file: null,
    parsed: parseConfig(EMPTY_INCLUDE, INCLUDE_FILE),
    includes: includeList(parsed),
    named: [],
    otherNames: [],
    others: [],
    missing: [],
  }
}

/** Whether an item of `include` names the file: from where LiteLLM sees the config, or from where it really lies. */
function isNamed(open: Opened, item: string, path: string): boolean {
  for (const from of [open.path, open.realPath]) {
    const file = resolve(dirname(from), item)
    if (join(realFolder(file), basename(file)) === path) return true
  }
  return false
}

const shared = (path: string, config: string): SyncError =>
  new SyncError('UNSAFE_EDIT', `${config} includes this file too, and two configs cannot share it`, {
    hint: 'Put each config into a folder of its own, or set `layout: inline` for one of them.',
    place: { file: path },
  })

/** Names of other configs in the folder that include our file: their proxies would lose it. */
async function findSharers(path: string, config: string): Promise<string[]> {
  const others = await readSiblings(config, basename(path))
  return others
    .filter(({ name }) => name !== basename(path))
    .filter(({ name, text }) => includesOf(text, name).some((item) => resolve(dirname(path), item) === path))
    .map(({ name }) => name)
}

/** What is no config includes nothing. */
function includesOf(text: string, name: string): readonly string[] {
  try {
    return includeList(parseConfig(text, name))
  } catch (error) {
    if (error instanceof SyncError) return []
    throw error
  }
}
