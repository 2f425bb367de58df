import { unless } from './errno.ts'
import { open } from './fs-at-once.ts'
import { readJournal, removeJournal, type InPlaceJournal } from './in-place-journal.ts'
import { overwrite } from './overwrite.ts'
import type { Step } from './types.ts'

/**
 * Puts the old text back when a write in place was cut off: the file then is a mixture of old and new. Any other text
 * is somebody's edit and stays. To be called under the lock. Gives the file that was repaired, of those that are named.
 */
export async function recoverInPlace(
  stateDir: string,
  files: readonly string[],
  step?: Step,
): Promise<string | undefined> {
  const journal = await readJournal(stateDir)
  if (!journal || !files.includes(journal.target)) return undefined
  const handle = await open(journal.target, 'r+').catch(unless('ENOENT'))
  let torn = false
  try {
    const present = await handle?.readFile()
    torn = present !== undefined && isTorn(present, journal)
    if (handle && present && torn) await overwrite(handle, present, journal.from, step)
  } finally {
    await handle?.close()
  }
  step?.('journal:unlink')
  await removeJournal(stateDir)
  return torn ? journal.target : undefined
}

function isTorn(present: Uint8Array, { from, to }: InPlaceJournal): boolean {
  if (Buffer.compare(present, from) === 0 || Buffer.compare(present, to) === 0) return false
  if (present.length < Math.min(from.length, to.length) || present.length > Math.max(from.length, to.length))
    return false
  return present.every((byte, i) => byte === from[i] || byte === to[i] || byte === 0)
}
