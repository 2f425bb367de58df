import { unless } from './errno.ts'
import { open } from './fs-at-once.ts'

/** Makes a rename in the folder durable; does nothing where a folder cannot be opened or synced (Windows, some mounts). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(unless('EACCES', 'EPERM', 'EISDIR'))
  if (!handle) return
  try {
    await handle.sync().catch(unless('EINVAL', 'EPERM', 'ENOTSUP'))
  } finally {
    await handle.close()
  }
}
