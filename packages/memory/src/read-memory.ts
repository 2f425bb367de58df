import { readRegularFile } from '@copilot-sync/state'
import { randomBytes } from 'node:crypto'
import { isMemory, isRun } from './is-memory.ts'
import { newMemory } from './new-memory.ts'
import { repeat } from './repeat.ts'
import { memoryFile, repeatFile } from './store-paths.ts'
import type { Memory } from './types.ts'

export interface MemoryRead {
  readonly memory: Memory
  /** `absent` and `corrupt` come with a new memory; with the config's own models as `known` it holds all of them. */
  readonly state: 'read' | 'absent' | 'corrupt'
}

/**
 * What was seen before. Never fails: what cannot be read, or is of another version, is `corrupt`. These files are small
 * and local, here and where they are written: a promise of Node's takes ten times as long as the call.
 */
export async function readMemory(dir: string): Promise<MemoryRead> {
  const fresh = (state: MemoryRead['state']) => ({ memory: newMemory(randomBytes(16).toString('hex')), state })
  try {
    const value: unknown = JSON.parse(readRegularFile(memoryFile(dir)).toString('utf8'))
    return isMemory(value) ? { memory: repeated(value, repeatFile(dir)), state: 'read' } : fresh('corrupt')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return fresh(code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'corrupt')
  }
}

/** Counts that are lost make holds last longer, and nothing else. */
function repeated(memory: Memory, file: string): Memory {
  try {
    const run: unknown = JSON.parse(readRegularFile(file).toString('utf8'))
    return isRun(run) ? repeat(memory, run) : memory
  } catch {
    return memory
  }
}
