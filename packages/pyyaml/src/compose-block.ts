import { written } from './compose-properties.ts'
import type { Composing } from './composing.ts'
import type { Item, MapNode, Node, Pair, Properties, SeqNode, Sink } from './node.ts'
import { Kind } from './token.ts'

const VALUE_ENDS: readonly Kind[] = [Kind.key, Kind.value, Kind.blockEnd]
const ITEM_ENDS: readonly Kind[] = [Kind.blockEntry, Kind.blockEnd]
const INDENTLESS_ENDS: readonly Kind[] = [Kind.blockEntry, ...VALUE_ENDS]

/** `key: value` pairs of a block mapping; `sinkOf` may give a sink for the items of the value of a key. */
export function blockMap(composer: Composing, props: Properties, sinkOf?: (key: Node) => Sink | undefined): MapNode {
  const { scanner } = composer
  const open = scanner.next()
  const pairs: Pair[] = []
  let { end } = open
  while (scanner.peek().kind === Kind.key) {
    const indicator = scanner.next()
    const key = composer.is(VALUE_ENDS) ? composer.empty(indicator.end) : composer.node(true, true)
    const pair = composer.pair(indicator, key, VALUE_ENDS, true, sinkOf?.(key))
    pairs.push(pair)
    end = Math.max(pair.value.end, pair.colon + 1)
  }
  if (scanner.peek().kind !== Kind.blockEnd) composer.fail('expected a key of this mapping')
  scanner.next()
  return { kind: 'map', style: 'block', ...written(props, open.start, 'map'), end, pairs }
}

/** The items of a block list; an `indentless` one stands at the column of its key. */
export function blockSeq(composer: Composing, props: Properties, sink: Sink | undefined, indentless: boolean): SeqNode {
  const { scanner } = composer
  const items: Item[] = []
  const { start } = indentless ? scanner.peek() : scanner.next()
  let end = start
  while (scanner.peek().kind === Kind.blockEntry) {
    const item = blockItem(composer, indentless)
    sink?.take(item, false)
    if (!sink || sink.keep) items.push(item)
    end = Math.max(item.start + 1, item.node.end)
  }
  if (!indentless) {
    if (scanner.peek().kind !== Kind.blockEnd) composer.fail('expected `-` of this list')
    scanner.next()
  }
  return { kind: 'seq', style: 'block', ...written(props, start, 'seq'), end, items }
}

/** One item of a block list, from its `-` on. */
export function blockItem(composer: Composing, indentless: boolean): Item {
  const dash = composer.scanner.next()
  const ends = indentless ? INDENTLESS_ENDS : ITEM_ENDS
  const node = composer.is(ends) ? composer.empty(dash.end) : composer.node(true)
  return { node, start: dash.start, comma: -1 }
}
