import { keepSightings } from '@copilot-sync/memory'
import type { Inputs } from '../inputs/read-inputs.ts'
import type { Recalled } from './recall.ts'

/** Keeps which models a refused answer could serve. */
export function keepSeen({ mapping }: Inputs, { dir, memory }: Recalled): void {
  keepSightings(dir, memory, new Set(mapping.entries.map(({ model }) => model)))
}
