import { decodeConfig, lintConfig } from '@copilot-sync/config-writer'
import { readConfigInput, readFault } from '@copilot-sync/state'
import { SyncError } from '@copilot-sync/errors'
import { resolve } from 'node:path'
import type { CommonOptions, Runtime } from './runtime.ts'

export interface Finding {
  readonly level: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly line: number | null
  readonly col: number | null
}

export interface ValidateResult {
  readonly config: string
  readonly valid: boolean
  /** Number of entries in `model_list`. */
  readonly entries: number
  readonly findings: readonly Finding[]
}

/** Checks a LiteLLM config without any network; `-` reads standard input. An `error` finding makes it CONFIG_INVALID, exit 6. */
export async function validate(
  runtime: Runtime,
  options: CommonOptions,
): Promise<{ readonly result: ValidateResult; readonly error?: SyncError }> {
  const { config, timeoutMs } = options
  const { signal } = runtime
  const name = config === '-' ? 'standard input' : config
  const bytes =
    config === '-'
      ? await readStdin(runtime)
      : await readConfigInput(resolve(runtime.cwd, config), { signal, timeoutMs })
  const { entries, findings: found } = lintConfig(decodeConfig(bytes, name), name)
  const findings = found.map(({ level, code, message, hint, place }) => ({
    level,
    code,
    message,
    hint,
    line: place.line ?? null,
    col: place.col ?? null,
  }))
  const errors = findings.filter(({ level }) => level === 'error').length
  const result = { config: name, valid: errors === 0, entries, findings }
  if (errors === 0) return { result }
  const first = found.find(({ level }) => level === 'error')
  return {
    result,
    error: new SyncError('CONFIG_INVALID', `${errors} ${errors === 1 ? 'error' : 'errors'} in ${name}`, {
      hint: first?.hint ?? 'Mend what is listed.',
    }),
  }
}

async function readStdin(runtime: Runtime): Promise<Uint8Array> {
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
