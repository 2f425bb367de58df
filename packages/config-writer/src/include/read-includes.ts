import { errnoOf, SyncError } from '@copilot-sync/errors'
import { readFault, readRegularFile } from '@copilot-sync/state'
import { dirname, resolve } from 'node:path'
import type { ParsedConfig } from '../config-types.ts'
import { decodeConfig } from '../decode-config.ts'
import { parseConfig } from '../parse-config.ts'
import { includeList } from './include-list.ts'

export interface Includes {
  /** `model_name`s of the entries of all included files. */
  readonly names: readonly string[]
  /** The files themselves, without those that hold nothing. */
  readonly files: readonly ParsedConfig[]
  /** Included files that are not there. LiteLLM 1.106.2 does not start without them. */
  readonly missing: readonly string[]
}

export interface IncludeOptions {
  /** The config's path as LiteLLM is given it: links are not followed. */
  readonly path: string
  /** Files that are not looked into. */
  readonly skip?: readonly string[] | undefined
}

/**
 * Reads the files that a config includes, nested ones too, each once, as LiteLLM 1.106.2 finds them: beside the file
 * that names them, else beside the config. Throws CONFIG_* for one that LiteLLM would not read.
 */
export async function readIncludes(config: ParsedConfig, { path, skip = [] }: IncludeOptions): Promise<Includes> {
  const pending = includeList(config).map((name) => ({ name, from: path }))
  const loaded = new Set([path])
  const names: string[] = []
  const files: ParsedConfig[] = []
  const missing: string[] = []
  for (let one = pending.shift(); one; one = pending.shift()) {
    const beside = resolve(dirname(one.from), one.name)
    const text = readText(beside)
    const file = text === undefined ? resolve(dirname(path), one.name) : beside
    if (loaded.has(file) || skip.includes(file)) continue
    loaded.add(file)
    const found = text ?? readText(file)
    if (found === undefined) missing.push(beside)
    const parsed = found === undefined ? undefined : parseIncluded(found, file)
    if (!parsed) continue
    files.push(parsed)
    for (const { name } of parsed.entries) if (name !== null) names.push(name)
    for (const name of includeList(parsed)) pending.push({ name, from: file })
  }
  return { names, files, missing }
}

function readText(file: string): string | undefined {
  let bytes: Uint8Array
  try {
    bytes = readRegularFile(file)
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new SyncError('CONFIG_UNREADABLE', `this included file cannot be read (${readFault(error)})`, {
      hint: 'make it readable for this user, or take it out of `include`',
      place: { file },
      cause: error,
    })
  }
  return decodeConfig(bytes, file)
}

/** A file that holds nothing is no fault. */
function parseIncluded(text: string, file: string): ParsedConfig | undefined {
  if (text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))) return undefined
  return parseConfig(text, file)
}
