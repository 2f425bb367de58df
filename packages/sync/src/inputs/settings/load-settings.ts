import { errnoOf, SyncError } from '@copilot-sync/errors'
import { readFault } from '@copilot-sync/state'
import type { Files } from '../../contract/files.ts'
import { defaults, type Settings } from './settings.ts'

const NAMES = ['copilot-sync.yaml', 'copilot-sync.yml', 'copilot-sync.json']

/**
 * The settings file that was named, else the first of `copilot-sync.yaml|yml|json` in the folder `beside` the config, else
 * the defaults. The YAML parser and the schema are loaded only where there is a file. Errors: SETTINGS_NOT_FOUND,
 * SETTINGS_INVALID.
 */
export async function loadSettings(
  files: Files,
  { named, beside }: { readonly named: string | undefined; readonly beside: string | null },
): Promise<Settings> {
  for (const file of settingsFiles(files, { named, beside })) {
    const text = await readText(files, file)
    if (text === undefined) continue
    const { checkSettings } = await import('./check-settings.ts')
    return checkSettings(text, file)
  }
  if (named === undefined) return defaults
  throw new SyncError('SETTINGS_NOT_FOUND', `${named}: no such settings file`, {
    hint: 'Name an existing file with --settings, or leave it out to use the defaults.',
  })
}

/** Where settings may lie. */
export function settingsFiles(
  files: Pick<Files, 'resolve'>,
  { named, beside }: { readonly named: string | undefined; readonly beside: string | null },
): string[] {
  if (named !== undefined) return [files.resolve(named)]
  return beside === null ? [] : NAMES.map((name) => files.resolve(name, beside))
}

async function readText(files: Files, file: string): Promise<string | undefined> {
  try {
    return await files.readText(file)
  } catch (cause) {
    const code = errnoOf(cause)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new SyncError('SETTINGS_INVALID', `cannot be read (${readFault(cause)})`, {
      hint: 'Make the settings file readable, or name another one with --settings.',
      place: { file },
      cause,
    })
  }
}
