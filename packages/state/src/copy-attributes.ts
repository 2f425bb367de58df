import { delimiter, join } from 'node:path'
import { ignore } from './errno.ts'
import { lstat, realpath, stat } from './fs-at-once.ts'

/** ms */
const LONGEST = 10_000

/**
 * Gives a new file the permission bits, the ACL and the extended attributes of the one that it is to replace: Node can do
 * it only by the `cp` of GNU or uutils. Does nothing where there is none (BusyBox, other systems); throws ENOTSUP where
 * something could not be taken over.
 */
export async function copyAttributes(from: string, to: string): Promise<void> {
  if (process.platform !== 'linux' || !(await isFile(from))) return
  const cp = await findCp()
  if (cp === undefined) return
  const { spawn } = await import('node:child_process')
  const code = await new Promise<number | null>((resolve) => {
    spawn(cp, ['--attributes-only', '--preserve=mode,xattr', '--', from, to], { stdio: 'ignore', timeout: LONGEST })
      .once('error', () => resolve(null))
      .once('exit', resolve)
  })
  // One that is gone meanwhile is for others to find.
  if (code === 0 || code === null || !(await isFile(from))) return
  throw Object.assign(new Error(`ENOTSUP: attributes cannot be taken over, setxattr '${to}'`), {
    code: 'ENOTSUP',
    syscall: 'setxattr',
  })
}

const isFile = async (path: string): Promise<boolean> => (await lstat(path).catch(ignore))?.isFile() ?? false

async function findCp(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, 'cp')
    // Following a path that leads nowhere takes a call for each of its folders.
    if (!(await stat(path).catch(ignore))) continue
    return /\/(busybox|toybox)/.test(await realpath(path)) ? undefined : path
  }
  return undefined
}
