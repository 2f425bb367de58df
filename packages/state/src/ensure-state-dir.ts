import { SyncError } from '@copilot-sync/errors'
import { basename, join } from 'node:path'
import { errno, ignore } from './errno.ts'
import { stateError } from './file-error.ts'
import { chmod, lstat, mkdir, writeFile } from './fs-at-once.ts'
import { PRIVATE_FOLDER } from './state-dir.ts'

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
    if (basename(folder) === PRIVATE_FOLDER) await assertPrivate(folder)
    if (created !== undefined) await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(ignore)
  } catch (error) {
    throw stateError(folder, error)
  }
}

/** Anybody may have put it there before us. */
async function assertPrivate(folder: string): Promise<void> {
  const found = await lstat(folder)
  if (found.isDirectory() && found.uid === process.getuid?.()) return chmod(folder, 0o700)
  throw new SyncError(
    'STATE_UNREADABLE',
    'it lies in a folder that everybody may write, and is not a folder of this user',
    {
      hint: `See \`ls -ld ${folder}\`; name a folder that only this user may write: \`--state-dir PATH\`.`,
      place: { file: folder },
    },
  )
}
