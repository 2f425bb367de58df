import { join } from 'node:path'
import { ignore, unless } from './errno.ts'
import { readdir, unlink } from './fs-at-once.ts'
import { isTempName } from './temp-name.ts'
import type { Step } from './types.ts'

/** Removes temp files of runs that ended early; gives their paths. To be called under the lock. */
export async function removeLeftovers(folders: readonly string[], step?: Step): Promise<string[]> {
  const removed: string[] = []
  for (const folder of new Set(folders)) {
    const names = (await readdir(folder).catch(unless('ENOENT', 'EACCES'))) ?? []
    for (const path of names.filter(isTempName).map((name) => join(folder, name))) {
      step?.('leftovers:unlink')
      if (await unlink(path).then(() => true, ignore)) removed.push(path)
    }
  }
  return removed
}
