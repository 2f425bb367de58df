import { decodeConfig, lintConfig } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'

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

/** Checks a LiteLLM config without any network. An `error` finding makes it CONFIG_INVALID, exit 6. */
export function validateConfig(
  name: string,
  bytes: Uint8Array,
): { readonly result: ValidateResult; readonly error?: SyncError } {
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
