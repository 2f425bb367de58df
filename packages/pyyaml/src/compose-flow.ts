import { written } from './compose-properties.ts'
import type { Composing } from './composing.ts'
import type { Item, MapNode, Node, Pair, Properties, SeqNode, Sink } from './node.ts'
import { Kind } from './token.ts'

const PAIR_ENDS: readonly Kind[] = [Kind.flowEntry, Kind.flowMappingEnd]
const ITEM_ENDS: readonly Kind[] = [Kind.flowEntry, Kind.flowSequenceEnd]

export function flowSeq(composer: Composing, props: Properties, sink: Sink | undefined): SeqNode {
  const open = composer.scanner.next()
  const items: Item[] = []
  elements(composer, Kind.flowSequenceEnd, () => {
    const item = flowItem(composer)
    sink?.take(item, true)
    if (!sink || sink.keep) items.push(item)
    return item
  })
  const { end } = composer.scanner.next()
  return { kind: 'seq', style: 'flow', ...written(props, open.start, 'seq'), end, items }
}

/** With `sinkOf`, the items of a value may be taken as they are read. */
export function flowMap(composer: Composing, props: Properties, sinkOf?: (key: Node) => Sink | undefined): MapNode {
  const open = composer.scanner.next()
  const pairs: Pair[] = []
  elements(composer, Kind.flowMappingEnd, () => {
    const pair = flowPair(composer, sinkOf)
    pairs.push(pair)
    return pair
  })
  const { end } = composer.scanner.next()
  return { kind: 'map', style: 'flow', ...written(props, open.start, 'map'), end, pairs }
}

/** An item of a flow list: a node, or one pair without braces. */
export function flowItem(composer: Composing): Item {
  if (composer.scanner.peek().kind !== Kind.key) {
    const node = composer.node(false)
    return { node, start: node.start, comma: -1 }
  }
  const pair = keyed(composer, ITEM_ENDS)
  const { start } = pair
  const base = { start, propsEnd: -1, contentStart: start, anchor: undefined, tag: 'map', hasTag: false }
  const node: MapNode = { kind: 'map', style: 'implicit', ...base, end: endOf(pair), pairs: [pair] }
  return { node, start, comma: -1 }
}

function flowPair(composer: Composing, sinkOf?: (key: Node) => Sink | undefined): Pair {
  if (composer.scanner.peek().kind === Kind.key) return keyed(composer, PAIR_ENDS, sinkOf)
  const key = composer.node(false)
  return { start: key.start, key, value: composer.empty(key.end), colon: -1, comma: -1 }
}

function keyed(composer: Composing, ends: readonly Kind[], sinkOf?: (key: Node) => Sink | undefined): Pair {
  const indicator = composer.scanner.next()
  const missing = composer.is([Kind.value, ...ends])
  const key = missing ? composer.empty(indicator.end) : composer.node(false)
  return composer.pair(indicator, key, ends, false, sinkOf?.(key))
}

function elements(composer: Composing, close: Kind, element: () => { comma: number }): void {
  const { scanner } = composer
  while (scanner.peek().kind !== close) {
    const found = element()
    const { kind, start } = scanner.peek()
    if (kind === close) return
    if (kind !== Kind.flowEntry) composer.fail('expected `,` or the closing bracket')
    scanner.next()
    found.comma = start
  }
}

function endOf(pair: Pair): number {
  return Math.max(pair.value.end, pair.colon + 1)
}
