import { writeError } from './file-error.ts'
import { COMPANION_MARK, readCompanion } from './read-companion.ts'
import type { FileOwner, Step } from './types.ts'
import { writeAtomic } from './write-atomic.ts'

/** Writes the file before the config names it; gives false when it already is so. */
export async function writeCompanion(
  path: string,
  text: string,
  options: FileOwner & { readonly step?: Step | undefined },
) {
  if ((await readCompanion(path)) === text) return false
  if (!text.startsWith(COMPANION_MARK)) throw new TypeError(`a companion file starts with ${COMPANION_MARK}`)
  try {
    await writeAtomic(path, Buffer.from(text), { ...options, durable: true, label: 'companion', like: path })
  } catch (error) {
    throw writeError(path, error)
  }
  return true
}
