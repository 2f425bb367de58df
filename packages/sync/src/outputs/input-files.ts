import { tokenFiles } from '@copilot-sync/auth'
import { decodeConfig, IMAGE_FILE, INCLUDE_FILE, parseConfig, readIncludes } from '@copilot-sync/config-writer'
import { readConfigFile } from '@copilot-sync/state'
import { dirname, join, resolve } from 'node:path'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { settingsFiles } from '../settings/load-settings.ts'
import { openSettings } from '../settings/open-settings.ts'
import { placeOf } from '../steps/open-place.ts'

interface Input {
  /** What it is, for people: `the config`. */
  readonly what: string
  readonly path: string
}

export interface Inputs {
  readonly files: readonly Input[]
  readonly stateDir: string
}

export interface InputOptions extends CommonOptions {
  readonly catalog?: string | undefined
  readonly plan?: string | undefined
}

/** Everything that a command may read or keep. What cannot be read is the command's own to say. */
export async function inputFiles(runtime: Pick<Runtime, 'cwd' | 'env' | 'home'>, asked: InputOptions): Promise<Inputs> {
  const { cwd, env, home } = runtime
  const { options, rules } = await withSettings(runtime, asked)
  const config = resolve(cwd, asked.config)
  const { realPath, stateDir } = await placeOf(runtime, options).catch(() => ({
    realPath: config,
    stateDir: options.stateDir ?? join(dirname(config), '.copilot-sync'),
  }))
  const named = (what: string, file: string | undefined): Input[] =>
    file === undefined || file === '-' || file === '' ? [] : [{ what, path: resolve(cwd, file) }]
  const { accessToken, apiKey } = tokenFiles(env, home)
  const files = [
    ...named('the config', asked.config),
    ...settingsFiles(runtime, asked).map((path) => ({ what: 'the settings file', path })),
    ...(await included(config)).map((path) => ({ what: 'a file that the config includes', path })),
    ...[IMAGE_FILE, INCLUDE_FILE].map((name) => ({
      what: 'a file of ours beside the config',
      path: join(dirname(realPath), name),
    })),
    ...rules.map((path) => ({ what: 'a rule of the settings', path })),
    ...named('the catalog', asked.catalog),
    ...named('the saved plan', asked.plan),
    ...named('a token file', accessToken),
    ...named('a token file', apiKey),
    ...named('a file of certificates', env['NODE_EXTRA_CA_CERTS']),
    ...named('a file of certificates', env['SSL_CERT_FILE']),
  ]
  return { files, stateDir: resolve(cwd, stateDir) }
}

async function withSettings(
  runtime: Pick<Runtime, 'cwd'>,
  asked: InputOptions,
): Promise<{ readonly options: InputOptions; readonly rules: readonly string[] }> {
  try {
    const { options, settings } = await openSettings(runtime, asked)
    const names = settings.rules.map((rule) => (typeof rule === 'string' ? rule : rule[0]))
    const folder = dirname(settings.file ?? '')
    return { options, rules: names.filter((name) => /^[./]/.test(name)).map((name) => resolve(folder, name)) }
  } catch {
    return { options: asked, rules: [] }
  }
}

async function included(path: string): Promise<string[]> {
  try {
    const text = decodeConfig((await readConfigFile(path)).bytes, path)
    if (!text.includes('include')) return []
    const { files, missing } = await readIncludes(parseConfig(text, path), { path })
    return [...files.map(({ file }) => file), ...missing]
  } catch {
    return []
  }
}
