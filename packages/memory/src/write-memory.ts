import { stateError } from '@copilot-sync/state'
import { rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { addHistory } from './add-history.ts'
import { keepCatalog } from './keep-catalog.ts'
import { memoryFile, repeatFile } from './store-paths.ts'
import type { HistoryEvent, Memory, ReducedCatalog } from './types.ts'
import { writeWhole } from './write-whole.ts'

export interface MemoryWrite {
  readonly memory: Memory
  readonly catalog: ReducedCatalog
  readonly event: HistoryEvent | null
  /** `memory` is what lies in the folder, but for times and counts: these few bytes are enough. */
  readonly isRepeat?: boolean | undefined
  /** Epoch in ms, as the file system has it. */
  readonly now: number
}

/**
 * Keeps what a fetch taught. To be called under the lock: of two writers the later wins, readers see the one or the other.
 * Errors: STATE_UNREADABLE.
 */
export async function writeMemory(dir: string, { memory, catalog, event, isRepeat, now }: MemoryWrite): Promise<void> {
  const path = memoryFile(dir)
  try {
    if (isRepeat) {
      writeWhole(repeatFile(dir), JSON.stringify(memory.runs.at(-1)))
    } else {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await keepCatalog(dir, catalog, memory.runs, now)
      writeWhole(path, JSON.stringify(memory))
      // Of an answer before; a clock that goes back could make it look like one of this memory's.
      rmSync(repeatFile(dir), { force: true })
    }
    if (event) addHistory(dir, event)
  } catch (error) {
    throw stateError(path, error)
  }
}
