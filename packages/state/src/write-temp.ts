import { copyAttributes } from './copy-attributes.ts'
import { ignore } from './errno.ts'
import { open, unlink } from './fs-at-once.ts'
import { tempName } from './temp-name.ts'
import type { FileOwner, Step } from './types.ts'

export interface TempOptions extends FileOwner {
  /** false: need not survive a power cut. */
  readonly durable: boolean
  /** Said before each step's name: `config:fsync`. */
  readonly label: string
  /** The file that it is to replace: its ACL and extended attributes are taken over. */
  readonly like?: string | undefined
  readonly step?: Step | undefined
}

/** Bits that make a program run as somebody else are no text file's. */
const PERMISSIONS = 0o777
const ALL_BITS = 0o7777

/** Writes a temp file in the folder, with owner and mode of what it is to replace, and gives its path. */
export async function writeTemp(folder: string, bytes: Uint8Array, options: TempOptions): Promise<string> {
  const { uid, gid, durable, label, like, step } = options
  const mode = options.mode & PERMISSIONS
  const path = tempName(folder)
  step?.(`${label}:open`)
  const handle = await open(path, 'wx', 0o600)
  try {
    step?.(`${label}:write`)
    await handle.writeFile(bytes)
    const now = await handle.stat()
    if ((uid ?? now.uid) !== now.uid || (gid ?? now.gid) !== now.gid) {
      step?.(`${label}:chown`)
      await handle.chown(uid ?? now.uid, gid ?? now.gid)
    }
    if (like !== undefined) {
      step?.(`${label}:attributes`)
      await copyAttributes(like, path)
    }
    // Not where it is so already: it would narrow an ACL.
    if (((await handle.stat()).mode & ALL_BITS) !== mode) {
      step?.(`${label}:chmod`)
      await handle.chmod(mode)
    }
    if (durable) {
      step?.(`${label}:fsync`)
      await handle.sync()
    }
    await handle.close()
  } catch (error) {
    await handle.close().catch(ignore)
    await unlink(path).catch(ignore)
    throw error
  }
  return path
}
