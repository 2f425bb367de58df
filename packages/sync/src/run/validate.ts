import type { SyncError } from '@copilot-sync/errors'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { locateConfig, readPlaced } from '../target/config/place/config-place.ts'
import { validateConfig, type ValidateResult } from '../target/config/validate-config.ts'

/** Checks a LiteLLM config without any network; `-` reads standard input. An `error` finding makes it CONFIG_INVALID, exit 6. */
export async function validate(
  { files, readStdin }: Pick<Runtime, 'files' | 'readStdin'>,
  { config }: CommonOptions,
): Promise<{ readonly result: ValidateResult; readonly error?: SyncError }> {
  if (config === '-') return validateConfig('standard input', await readStdin())
  return validateConfig(config, await readPlaced(await locateConfig(config, files.resolve(config))))
}
