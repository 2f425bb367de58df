import { join } from 'node:path'

import { errno, ignore } from './errno.ts'
import { stateError } from './file-error.ts'
import { mkdir, writeFile } from './fs-at-once.ts'

/**
 * Creates the state folder (0700) when it is first needed; never called by commands that only read. Its `.gitignore`
 * keeps backups, which hold the config's secrets, out of a repository that the config lies in.
 */
export async function ensureStateDir(folder: string): Promise<void> {
  try {
    const created = await mkdir(folder, { recursive: true, mode: 0o700 }).catch(async (error: unknown) => {
      // Node calls a read-only file system ENOENT here; the plain call tells what it is.
      if (errno(error) === 'ENOENT') return mkdir(folder, { mode: 0o700 }).then(() => folder)
      throw error
    })
    if (created !== undefined) await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(ignore)
  } catch (error) {
    throw stateError(folder, error)
  }
}
