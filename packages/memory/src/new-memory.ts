import type { Memory } from './types.ts'

/** The memory of someone who has seen nothing. `salt`: random text. */
export function newMemory(salt: string): Memory {
  return { version: 1, salt, at: null, basis: null, models: [], runs: [], bases: {} }
}
