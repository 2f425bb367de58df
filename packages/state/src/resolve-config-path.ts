import { basename, dirname, join, resolve } from 'node:path'
import { unless } from './errno.ts'
import { lstat, readlink, realpath } from './fs-at-once.ts'

/** The real path of a config that may not exist (yet): links are followed, the last one also when it points nowhere. */
export async function resolveConfigPath(path: string): Promise<string> {
  const real = await realpath(path).catch(unless('ENOENT'))
  if (real !== undefined) return real
  const folder = (await realpath(dirname(path)).catch(unless('ENOENT'))) ?? resolve(dirname(path))
  const stat = await lstat(path).catch(unless('ENOENT'))
  if (stat?.isSymbolicLink()) return resolveConfigPath(resolve(folder, await readlink(path)))
  return join(folder, basename(path))
}
