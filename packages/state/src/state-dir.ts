import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

import type { StatePlace } from './types.ts'

/** The state folder of a config: `.copilot-sync` beside its real path, or the one that is named. Creates nothing. */
export function stateDir(realPath: string, override?: string): string {
  return override ? resolve(override) : join(dirname(realPath), '.copilot-sync')
}

/**
 * What names a target within its state folder: of a file its path as seen from beside the folder, which stays when both are
 * moved or mounted elsewhere together; else its identity.
 */
export function configKey({ stateDir: folder, identity }: StatePlace): string {
  return isAbsolute(identity) ? relative(dirname(folder), identity).split(sep).join('/') : identity
}
