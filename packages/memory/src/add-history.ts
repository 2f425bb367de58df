import { assertRegular } from '@copilot-sync/state'
import { appendFileSync, renameSync, statSync } from 'node:fs'
import { historyFile, olderHistoryFile } from './store-paths.ts'
import type { HistoryEvent } from './types.ts'

/** Bytes; the history takes up to twice as many, and a line more. */
const LONGEST = 300_000

/** Adds a line. When the file gets long, it becomes the older half and the former older half goes. */
export function addHistory(dir: string, event: HistoryEvent): void {
  const path = historyFile(dir)
  const present = statSync(path, { throwIfNoEntry: false })
  if (present) assertRegular(present, path)
  if ((present?.size ?? 0) > LONGEST) renameSync(path, olderHistoryFile(dir))
  appendFileSync(path, `${JSON.stringify(event)}\n`, { mode: 0o600 })
}
