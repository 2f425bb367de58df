import { readHistory, readMemory } from '@copilot-sync/memory'
import { type ContextOptions, openAnyState } from '../context/context.ts'
import { memoryDir } from '../context/memory-dir.ts'
import type { Runtime } from '../contract/runtime.ts'
import { type HistoryEntry, toEntry } from './to-entry.ts'

export interface HistoryListResult {
  readonly config: string
  /** ISO 8601: when Copilot was last asked; null when never, or when the memory was lost. */
  readonly lastFetch: string | null
  /** How many events are kept. */
  readonly kept: number
  /** Newest first. */
  readonly events: readonly HistoryEntry[]
}

/** The events of this config's memory: fetches that brought news, and runs that did something. */
export async function listHistory(
  runtime: Runtime,
  options: ContextOptions & { readonly limit?: number | undefined },
): Promise<HistoryListResult> {
  const { target, state } = await openAnyState(runtime, options)
  const dir = memoryDir(state)
  const { memory, state: read } = await readMemory(dir)
  if (read === 'corrupt') {
    const message = `the memory in ${dir} cannot be read; events are told as far as they are`
    runtime.warn({ code: 'MEMORY_UNREADABLE', message })
  }
  const events = (await readHistory(dir)).toReversed()
  return {
    config: target.identity,
    lastFetch: memory.at === null ? null : new Date(memory.at).toISOString(),
    kept: events.length,
    events: events.slice(0, options.limit ?? events.length).map(toEntry),
  }
}
