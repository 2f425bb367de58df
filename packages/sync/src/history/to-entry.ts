import type { HistoryEvent } from '@copilot-sync/memory'
import { readRunNote, type RunNote } from '../memory/run-note.ts'

/** What one fetch brought, and what the run made of it. Names of entries are in `run`, ids of models elsewhere. */
export interface HistoryEntry extends Omit<HistoryEvent, 'run'> {
  readonly run: RunNote
}

export function toEntry(event: HistoryEvent): HistoryEntry {
  return { ...event, run: readRunNote(event.run) }
}
