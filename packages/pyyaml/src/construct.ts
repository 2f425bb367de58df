import { constructScalar } from './construct-scalar.ts'
import type { Json } from './json.ts'
import { isMergeKey, keyName } from './key-name.ts'
import { type ContentNode, type MapNode, type Node, type Pair, type SeqNode, target } from './node.ts'
import { YamlFault } from './yaml-fault.ts'

/** The data that PyYAML's safe loader makes of a node; throws a YamlFault where it would raise. */
export function construct(node: Node, known = new Map<ContentNode, Json>()): Json {
  const content = target(node)
  const found = known.get(content)
  if (found !== undefined) return found
  const data = make(content, known)
  known.set(content, data)
  return data
}

/** The pairs of a mapping, those that it merges in before its own: of one name the last counts. */
export function allPairs(node: MapNode): readonly Pair[] {
  if (!node.pairs.some(({ key }) => isMergeKey(key))) return node.pairs
  const merged: Pair[] = []
  const own: Pair[] = []
  for (const pair of node.pairs) {
    if (!isMergeKey(pair.key)) own.push(pair)
    else for (const each of mergedPairs(pair.value)) merged.push(each)
  }
  return [...merged, ...own]
}

function mergedPairs(value: Node): readonly Pair[] {
  const node = target(value)
  if (node.kind === 'map') return allPairs(node)
  if (node.kind !== 'seq') throw new YamlFault(value.start, '`<<` takes a mapping or a list of mappings')
  return node.items.toReversed().flatMap((item) => {
    const each = target(item.node)
    if (each.kind !== 'map') throw new YamlFault(item.start, '`<<` takes a mapping or a list of mappings')
    return allPairs(each)
  })
}

function make(node: ContentNode, known: Map<ContentNode, Json>): Json {
  if (node.kind === 'scalar') return constructScalar(node)
  if (node.kind === 'map') return map(node, known)
  return seq(node, known)
}

function map(node: MapNode, known: Map<ContentNode, Json>): Json {
  const data = new Map<string, Json>()
  for (const { key, value } of allPairs(node)) data.set(keyName(key), construct(value, known))
  if (node.tag === 'map') return Object.fromEntries(data)
  if (node.tag === 'set') return { '!!set': [...data.keys()] }
  throw new YamlFault(node.start, 'PyYAML has no value for a mapping with this tag')
}

function seq(node: SeqNode, known: Map<ContentNode, Json>): Json {
  if (node.tag === 'seq') return node.items.map((item) => construct(item.node, known))
  if (node.tag !== 'omap' && node.tag !== 'pairs') {
    throw new YamlFault(node.start, 'PyYAML has no value for a list with this tag')
  }
  const pairs = node.items.map(({ node: item }) => {
    const each = target(item)
    const [pair, more] = each.kind === 'map' ? each.pairs : []
    if (!pair || more) throw new YamlFault(item.start, `!!${node.tag} takes mappings of one pair`)
    if (isMergeKey(pair.key) || target(pair.key).tag === 'value') throw new YamlFault(pair.start, 'no key for !!pairs')
    return [keyName(pair.key), construct(pair.value, known)]
  })
  return { [`!!${node.tag}`]: pairs }
}
