import { hashText } from '@copilot-sync/catalog'
import { basename, join } from 'node:path'

/** What each run reads. */
export const memoryFile = (dir: string): string => join(dir, 'memory.json')
/** The last run, when its answer came again since `memoryFile` was written. */
export const repeatFile = (dir: string): string => join(dir, 'latest.json')
export const historyFile = (dir: string): string => join(dir, 'history.jsonl')
/** The lines before those of `historyFile`. */
export const olderHistoryFile = (dir: string): string => join(dir, 'history.1.jsonl')
export const catalogFolder = (dir: string): string => join(dir, 'catalogs')
export const catalogFile = (dir: string, sha: string): string => join(catalogFolder(dir), `${sha}.json.gz`)

/** Where the memory of a config lies inside the state folder, which several configs may share. `key`: what names the config there. */
export function memoryFolder(stateDir: string, key: string): string {
  const name = basename(key).replaceAll(/[^\w.-]/g, '_')
  return join(stateDir, 'memory', `${name}-${hashText(key).slice(0, 8)}`)
}
