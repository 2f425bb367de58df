import { dirname, join, relative, resolve, sep } from 'node:path'

import type { StatePlace } from './types.ts'

/** The state folder of a config: `.copilot-sync` beside its real path, or the one that is named. Creates nothing. */
export function stateDir(realPath: string, override?: string): string {
  return override ? resolve(override) : join(dirname(realPath), '.copilot-sync')
}

/** The config's path as seen from beside the state folder: it stays when both are moved or mounted elsewhere together. */
export function configKey({ stateDir: folder, realPath }: StatePlace): string {
  return relative(dirname(folder), realPath).split(sep).join('/')
}
