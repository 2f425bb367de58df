import { join } from 'node:path'
import { unless } from './errno.ts'
import { stateError } from './file-error.ts'
import { readFile } from './fs-at-once.ts'
import { MOST_BYTES } from './read-regular-file.ts'
import { remove } from './remove.ts'
import type { StatePlace, Step } from './types.ts'
import { writeAtomic } from './write-atomic.ts'

/** What a write in place is about to do. It stays in the state folder until the write is whole. */
export interface InPlaceJournal {
  readonly target: string
  readonly from: Uint8Array
  readonly to: Uint8Array
}

/** Two texts of a config in base64. */
const MOST = 4 * MOST_BYTES

const journalPath = (stateDir: string): string => join(stateDir, 'in-place.json')

export async function writeJournal(stateDir: string, journal: InPlaceJournal, step?: Step): Promise<void> {
  const { target, from, to } = journal
  const text = JSON.stringify({
    version: 1,
    target,
    from: Buffer.from(from).toString('base64'),
    to: Buffer.from(to).toString('base64'),
  })
  await writeAtomic(journalPath(stateDir), Buffer.from(text), { mode: 0o600, durable: true, label: 'journal', step })
}

/** The journal of a write that did not end, or undefined; a file that is no journal counts as none. Throws STATE_UNREADABLE. */
export async function readJournal(stateDir: string): Promise<InPlaceJournal | undefined> {
  const path = journalPath(stateDir)
  const text = await readFile(path, 'utf8', MOST)
    .catch(unless('ENOENT', 'ENOTDIR'))
    .catch((error: unknown) => {
      throw stateError(path, error)
    })
  if (text === undefined) return undefined
  try {
    const { target, from, to }: Record<string, unknown> = JSON.parse(text)
    if (typeof target !== 'string' || typeof from !== 'string' || typeof to !== 'string') return undefined
    return { target, from: Buffer.from(from, 'base64'), to: Buffer.from(to, 'base64') }
  } catch {
    return undefined
  }
}

export const removeJournal = (stateDir: string): Promise<void> => remove(journalPath(stateDir))

/** Whether a write in place of the config, or of one of these files, was cut off: it may be torn until it is repaired. */
export async function hasUnfinishedWrite(
  { stateDir, identity }: StatePlace,
  files: readonly string[] = [],
): Promise<boolean> {
  const target = (await readJournal(stateDir))?.target
  return target !== undefined && [identity, ...files].includes(target)
}
