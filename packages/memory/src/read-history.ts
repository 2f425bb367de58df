import { readRegularFile } from '@copilot-sync/state'
import { historyFile, olderHistoryFile } from './store-paths.ts'
import type { HistoryEvent } from './types.ts'

/** The events that are kept, oldest first. Lines that cannot be read, such as a torn last one, are left out. */
export async function readHistory(dir: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = []
  for (const path of [olderHistoryFile(dir), historyFile(dir)]) {
    for (const line of readLines(path)) {
      const event = parse(line)
      if (isEvent(event)) events.push(event)
    }
  }
  return events
}

function readLines(path: string): string[] {
  try {
    return readRegularFile(path).toString('utf8').split('\n')
  } catch {
    return []
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const lists = ['appeared', 'changed', 'held', 'returned', 'went', 'basis'] as const

function isEvent(value: unknown): value is HistoryEvent {
  if (typeof value !== 'object' || value === null) return false
  const event: Partial<Record<string, unknown>> = { ...value }
  return (
    typeof event['at'] === 'string' &&
    typeof event['sha'] === 'string' &&
    lists.every((name) => Array.isArray(event[name]))
  )
}
