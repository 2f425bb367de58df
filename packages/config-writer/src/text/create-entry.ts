import type { ParsedEntry } from './config-types.ts'
import type { TextPlace } from './places-of.ts'
import { blockItem } from './yaml/compose-block.ts'
import { flowItem } from './yaml/compose-flow.ts'
import { Composer, type Context } from './yaml/composer.ts'
import { construct } from './yaml/construct.ts'
import { lookup, stringOf } from './yaml/lookup.ts'
import type { Item, Node } from './yaml/node.ts'
import { Kind } from './yaml/token.ts'

export interface EntrySource {
  readonly text: string
  readonly placeOf: (offset: number) => TextPlace
  /** Known once the whole document is read. */
  context(): Context
}

/** Entries of long lists are not kept in memory: their nodes are read again when asked for. */
const KEPT = 500

/** Keeps of an entry its range and the few strings that plans are made from. */
export function createEntry(index: number, { node, start }: Item, flow: boolean, source: EntrySource): ParsedEntry {
  const kept = index < KEPT ? node : undefined
  const read = () => kept ?? readItem(source, start, flow)
  return {
    index,
    start,
    end: Math.max(node.end, flow ? start : start + 1),
    name: stringOf(lookup(node, 'model_name')),
    model: stringOf(lookup(node, 'litellm_params', 'model')),
    id: stringOf(lookup(node, 'model_info', 'id')),
    managedBy: stringOf(lookup(node, 'model_info', 'managed_by')),
    get place() {
      return source.placeOf(start)
    },
    node: read,
    data: () => construct(read()),
  }
}

function readItem(source: EntrySource, offset: number, flow: boolean): Node {
  const composer = new Composer(source.text, { offset, flow }, source.context())
  if (flow) return flowItem(composer).node
  if (composer.scanner.peek().kind === Kind.blockSequenceStart) composer.scanner.next()
  return blockItem(composer, true).node
}
