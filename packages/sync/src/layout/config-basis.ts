import { hashBytes } from '@copilot-sync/state'

/** One hash (SHA-256, hex) of what a config is together with our included file; without that file, the config's own. */
export function configBasis(config: string | null, include: string | null): string | null {
  return config === null || include === null ? config : hashBytes(Buffer.from(`${config} ${include}`))
}
