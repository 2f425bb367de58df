import { SyncError } from '@copilot-sync/errors'
import { readConfigInput, readFault } from '@copilot-sync/state'
import type { CommonOptions, Runtime } from '../contract/runtime.ts'
import { validateConfig, type ValidateResult } from '../target/config/validate-config.ts'

type Reads = Pick<Runtime, 'files' | 'readStdin' | 'signal'>

/** Checks a LiteLLM config without any network; `-` reads standard input. An `error` finding makes it CONFIG_INVALID, exit 6. */
export async function validate(
  runtime: Reads,
  { config, timeoutMs }: CommonOptions,
): Promise<{ readonly result: ValidateResult; readonly error?: SyncError }> {
  if (config === '-') return validateConfig('standard input', await readStdin(runtime))
  const { files, signal } = runtime
  return validateConfig(config, await readConfigInput(files.resolve(config), { signal, timeoutMs }))
}

async function readStdin(runtime: Reads): Promise<Uint8Array> {
  try {
    return await runtime.readStdin()
  } catch (cause) {
    runtime.signal.throwIfAborted()
    throw new SyncError('CONFIG_UNREADABLE', `it cannot be read: ${readFault(cause)}`, {
      hint: 'Give the config on standard input, up to its end, or name a file.',
      place: { file: 'standard input' },
      cause,
    })
  }
}
