import { configChanged } from './config-changed.ts'
import { ignore } from './errno.ts'
import { open } from './fs-at-once.ts'
import { hashBytes } from './hash-bytes.ts'
import { removeJournal, writeJournal } from './in-place-journal.ts'
import { overwrite } from './overwrite.ts'
import type { Step } from './types.ts'

export interface InPlaceOptions {
  /** SHA-256 that the file must still have. */
  readonly expect: string | null
  /** Where the journal goes that lets the next run repair what a crash tore. */
  readonly stateDir?: string | undefined
  readonly beforeCommit?: (() => Promise<void>) | undefined
  readonly step?: Step | undefined
}

/** Writes a file that cannot be replaced by a rename. After an error the old text stands there again. */
export async function writeInPlace(path: string, bytes: Uint8Array, options: InPlaceOptions): Promise<void> {
  const { expect, stateDir, beforeCommit, step } = options
  const handle = await open(path, 'r+')
  try {
    const old = await handle.readFile()
    if (hashBytes(old) !== expect) throw configChanged(path)
    await beforeCommit?.()
    if (stateDir !== undefined) await writeJournal(stateDir, { target: path, from: old, to: bytes }, step)
    try {
      await overwrite(handle, old, bytes, step)
    } catch (error) {
      await overwrite(handle, Buffer.alloc(0), old)
      if (stateDir !== undefined) await removeJournal(stateDir)
      throw error
    }
  } finally {
    await handle.close().catch(ignore)
  }
  step?.('journal:unlink')
  if (stateDir !== undefined) await removeJournal(stateDir)
}
