import { construct, findPair, type Item, type Node } from '@copilot-sync/pyyaml'
import type { ParsedEntry } from './config-types.ts'
import type { TextPlace } from './places-of.ts'
import { stringOf } from './string-of.ts'

export interface EntrySource {
  readonly placeOf: (offset: number) => TextPlace
  /** Reads the entry's node anew, once the whole document is read. */
  readonly again: () => Node
}

/** Entries of long lists are not kept in memory: their nodes are read again when asked for. */
const KEPT = 500

/** Keeps of an entry its range and the few strings that plans are made from. */
export function createEntry(index: number, { node, start }: Item, flow: boolean, source: EntrySource): ParsedEntry {
  const { placeOf, again } = source
  const kept = index < KEPT ? node : undefined
  const read = () => kept ?? again()
  return {
    index,
    start,
    end: Math.max(node.end, flow ? start : start + 1),
    name: stringOf(findPair(node, 'model_name')?.value),
    model: stringOf(findPair(node, 'litellm_params', 'model')?.value),
    id: stringOf(findPair(node, 'model_info', 'id')?.value),
    managedBy: stringOf(findPair(node, 'model_info', 'managed_by')?.value),
    get place() {
      return placeOf(start)
    },
    node: read,
    data: () => construct(read()),
  }
}
