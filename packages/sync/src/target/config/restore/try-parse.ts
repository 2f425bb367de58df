import { decodeConfig, type ParsedConfig, parseConfig } from '@copilot-sync/config-writer'

/** A text as a config, null where it is broken: backups are made of such a one too. */
export function tryParse(bytes: Uint8Array): ParsedConfig | null {
  try {
    return parseConfig(decodeConfig(bytes, 'config'), 'config')
  } catch {
    return null
  }
}
