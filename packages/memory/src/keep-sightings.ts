import { stateError } from '@copilot-sync/state'
import { memoryFile } from './store-paths.ts'
import type { Memory } from './types.ts'
import { writeWhole } from './write-whole.ts'

/**
 * Keeps of an answer that was refused what it proves: models that are in it are not missing. Nothing is counted as
 * missing by it. To be called under the lock. Errors: STATE_UNREADABLE.
 */
export function keepSightings(dir: string, memory: Memory, ids: ReadonlySet<string>): void {
  if (!memory.models.some(({ id, missing }) => missing !== null && ids.has(id))) return
  const models = memory.models.map((record) => (ids.has(record.id) ? { ...record, missing: null } : record))
  const path = memoryFile(dir)
  try {
    writeWhole(path, JSON.stringify({ ...memory, models }))
  } catch (error) {
    throw stateError(path, error)
  }
}
