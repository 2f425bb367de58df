import type { Plan } from '../types.ts'

/** How many entries of the config are ours. */
export function countOwned({ remove, update, unchanged }: Plan): number {
  return remove.length + update.length + unchanged
}
