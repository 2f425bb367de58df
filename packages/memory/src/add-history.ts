import { appendFile, rename, stat } from 'node:fs/promises'

import { historyFile, olderHistoryFile } from './store-paths.ts'
import type { HistoryEvent } from './types.ts'
import { ignore } from './write-whole.ts'

/** Bytes; the history takes up to twice as many, and a line more. */
const LONGEST = 300_000

/** Adds a line. When the file gets long, it becomes the older half and the former older half goes. */
export async function addHistory(dir: string, event: HistoryEvent): Promise<void> {
  const path = historyFile(dir)
  const { size } = (await stat(path).catch(ignore)) ?? { size: 0 }
  if (size > LONGEST) await rename(path, olderHistoryFile(dir))
  await appendFile(path, `${JSON.stringify(event)}\n`, { mode: 0o600 })
}
