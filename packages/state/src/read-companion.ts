import { SyncError } from '@copilot-sync/errors'
import { unless } from './errno.ts'
import { readError } from './file-error.ts'
import { readFile } from './fs-at-once.ts'
import { isNoFile } from './read-regular-file.ts'

/** How the first line of each file of ours beside the config starts; without it a file is the user's. */
export const COMPANION_MARK = '# Written by copilot-sync'

/** A file of ours beside the config, or null; a file of the user in its place is refused (UNSAFE_EDIT). */
export async function readCompanion(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8')
    .catch(unless('ENOENT', 'ENOTDIR'))
    .catch((error: unknown) => {
      if (isNoFile(error)) return ''
      throw readError(path, error)
    })
  if (text === undefined) return null
  if (text.startsWith(COMPANION_MARK)) return text
  throw new SyncError('UNSAFE_EDIT', 'a file of this name exists and is not one that copilot-sync wrote', {
    hint: `Move it away, or make its first line start with \`${COMPANION_MARK}\` to let it be replaced.`,
    place: { file: path },
  })
}
