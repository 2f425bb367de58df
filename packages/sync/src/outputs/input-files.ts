import { tokenFiles } from '@copilot-sync/auth'
import { type FileContext, openState } from '../context/context.ts'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { settingsFiles } from '../inputs/settings/load-settings.ts'
import { configFiles } from '../target/config/config-files.ts'
import { type ConfigPlace, placeAt } from '../target/config/place/config-place.ts'

interface Input {
  /** What it is, for people: `the config`. */
  readonly what: string
  readonly path: string
}

export interface InputOptions extends CommonOptions {
  readonly catalog?: string | undefined
  readonly plan?: string | undefined
}

/** Everything that a command may read or keep. What cannot be read is the command's own to say. */
export async function inputFiles(
  { files, env, home }: Pick<Runtime, 'files' | 'env' | 'home'>,
  asked: InputOptions,
): Promise<{ readonly inputs: readonly Input[]; readonly stateDir: string }> {
  const context = await openState({ files, warn: () => {} }, asked).catch(() => null)
  const place = context?.place ?? placeAt(asked.config, files.resolve(asked.config))
  const named = (what: string, file: string | undefined): Input[] =>
    file === undefined || file === '-' || file === '' ? [] : [{ what, path: files.resolve(file) }]
  const { accessToken, apiKey } = tokenFiles(env, home)
  const beside = files.folderOf(place.path)
  const inputs = [
    ...(await configFiles(place)),
    ...settingsFiles(files, { named: asked.settings, beside }).map((path) => ({ what: 'the settings file', path })),
    ...rulesOf(files, context).map((path) => ({ what: 'a rule of the settings', path })),
    ...named('the catalog', asked.catalog),
    ...named('the saved plan', asked.plan),
    ...named('a token file', accessToken),
    ...named('a token file', apiKey),
    ...named('a file of certificates', env['NODE_EXTRA_CA_CERTS']),
    ...named('a file of certificates', env['SSL_CERT_FILE']),
  ]
  return { inputs, stateDir: context?.state.stateDir ?? files.resolve(asked.stateDir ?? stateBeside(files, place)) }
}

const stateBeside = (files: Runtime['files'], { realPath }: ConfigPlace): string =>
  files.resolve('.copilot-sync', files.folderOf(realPath))

function rulesOf(files: Runtime['files'], context: FileContext | null): string[] {
  const { rules = [], file = null } = context?.settings ?? {}
  if (file === null) return []
  const names = rules.map((rule) => (typeof rule === 'string' ? rule : rule[0]))
  return names.filter((name) => /^[./]/.test(name)).map((name) => files.resolve(name, files.folderOf(file)))
}
