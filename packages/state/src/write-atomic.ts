import { dirname } from 'node:path'
import { ignore } from './errno.ts'
import { rename, unlink } from './fs-at-once.ts'
import { syncFolder } from './sync-folder.ts'
import { writeTemp, type TempOptions } from './write-temp.ts'

/** Writes a file of ours whole or not at all. System errors pass through. */
export async function writeAtomic(path: string, bytes: Uint8Array, options: TempOptions): Promise<void> {
  const { label, step, durable } = options
  const temp = await writeTemp(dirname(path), bytes, options)
  try {
    step?.(`${label}:rename`)
    await rename(temp, path)
  } catch (error) {
    await unlink(temp).catch(ignore)
    throw error
  }
  if (!durable) return
  step?.(`${label}:fsync-folder`)
  await syncFolder(dirname(path))
}
