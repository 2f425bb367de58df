import { errnoOf, SyncError } from '@copilot-sync/errors'
import { readFault, readRegularFile } from '@copilot-sync/state'
import { dirname, join, resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { defaults, type Settings } from './settings.ts'

const NAMES = ['copilot-sync.yaml', 'copilot-sync.yml', 'copilot-sync.json']

/**
 * The settings file that was named, else the first of `copilot-sync.yaml|yml|json` beside the config, else the defaults.
 * The YAML parser and the schema are loaded only where there is a file. Errors: SETTINGS_NOT_FOUND, SETTINGS_INVALID.
 */
export async function loadSettings(runtime: Pick<Runtime, 'cwd'>, options: CommonOptions): Promise<Settings> {
  const named = options.settings
  const folder = dirname(resolve(runtime.cwd, options.config))
  const candidates = named === undefined ? NAMES.map((name) => join(folder, name)) : [resolve(runtime.cwd, named)]
  for (const file of candidates) {
    const text = readText(file)
    if (text === undefined) continue
    const { checkSettings } = await import('./check-settings.ts')
    return checkSettings(text, file)
  }
  if (named === undefined) return defaults
  throw new SyncError('SETTINGS_NOT_FOUND', `${named}: no such settings file`, {
    hint: 'Name an existing file with --settings, or leave it out to use the defaults.',
  })
}

function readText(file: string): string | undefined {
  try {
    return readRegularFile(file).toString('utf8')
  } catch (cause) {
    const code = errnoOf(cause)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw unreadable(file, readFault(cause), cause)
  }
}

const unreadable = (file: string, why: string | undefined, cause?: unknown): SyncError =>
  new SyncError('SETTINGS_INVALID', `cannot be read (${why})`, {
    hint: 'Make the settings file readable, or name another one with --settings.',
    place: { file },
    cause,
  })
