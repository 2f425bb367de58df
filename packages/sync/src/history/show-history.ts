import { SyncError } from '@copilot-sync/errors'
import type { ContextOptions } from '../context/context.ts'
import type { Runtime } from '../contract/runtime.ts'
import { listHistory } from './list-history.ts'
import type { HistoryEntry } from './to-entry.ts'

export interface HistoryShowResult {
  readonly config: string
  readonly event: HistoryEntry
}

/** One event: `latest`, or the newest whose time begins as given, in any way that a list prints it. Errors: HISTORY_NOT_FOUND. */
export async function showHistory(
  runtime: Runtime,
  options: ContextOptions & { readonly at: string },
): Promise<HistoryShowResult> {
  const { config, events } = await listHistory(runtime, options)
  const event = options.at === 'latest' ? events[0] : events.find(({ at }) => at.startsWith(bare(options.at)))
  if (event) return { config, event }
  throw new SyncError(
    'HISTORY_NOT_FOUND',
    events.length === 0 ? `the history of ${config} is empty` : `no event of ${config} begins with ${options.at}`,
    { hint: 'See `copilot-sync history` for the times of all events; each `copilot-sync sync` may add one.' },
  )
}

/** `2026-09-01T12:30:05Z`, `2026-09-01 12:30 UTC`: lists leave out the milliseconds or more, which events have. */
const bare = (time: string): string =>
  time
    .trim()
    .replace(/(?: ?UTC|Z)$/i, '')
    .replace(/^(\d{4}-\d\d-\d\d)[ t]/, '$1T')
