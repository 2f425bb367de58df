import { keepSightings } from '@copilot-sync/memory'
import type { Prepared } from '../inputs/prepare.ts'
import type { Recalled } from './recall.ts'

/** Keeps which models a refused answer could serve. */
export function keepSeen({ mapping }: Prepared, { dir, memory }: Recalled): void {
  keepSightings(dir, memory, new Set(mapping.entries.map(({ model }) => model)))
}
