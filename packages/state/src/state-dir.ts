import { statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { StatePlace } from './types.ts'

/** The folder inside one that everybody may write, such as an `emptyDir` of Kubernetes (0777). */
export const PRIVATE_FOLDER = '.copilot-sync-private'

const EVERYBODY = 0o002
const GROUP = 0o020

/** The state folder of a config: `.copilot-sync` beside its real path, or the one that is named. Creates nothing. */
export function stateDir(realPath: string, override?: string): string {
  const folder = override ? resolve(override) : join(dirname(realPath), '.copilot-sync')
  return mayWrite(EVERYBODY, folder) ? join(folder, PRIVATE_FOLDER) : folder
}

/** Whether the folder's group may write it: who is in it can change what a restore brings back. */
export const isGroupWritable = (folder: string): boolean => mayWrite(GROUP, folder)

function mayWrite(bit: number, folder: string): boolean {
  if (process.platform === 'win32') return false
  try {
    return (statSync(folder).mode & bit) !== 0
  } catch {
    return false
  }
}

/**
 * What names a target within its state folder: of a file its path as seen from beside the folder, which stays when both are
 * moved or mounted elsewhere together; else its identity.
 */
export function configKey({ stateDir: folder, identity }: StatePlace): string {
  return isAbsolute(identity) ? relative(dirname(folder), identity).split(sep).join('/') : identity
}
