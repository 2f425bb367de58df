import { constructScalar } from './construct-scalar.ts'
import { allPairs, construct } from './construct.ts'
import { isMergeKey, keyName } from './key-name.ts'
import { type MapNode, type Node, type Pair } from './node.ts'

/** A key that the mapping has already; PyYAML takes the later value without a word. */
export type OnDuplicate = (pair: Pair, name: string) => void

const SMALL = 12

/** Makes sure that PyYAML can construct the node, without building its data. What an alias names is checked where it stands. */
export function checkNode(node: Node, onDuplicate: OnDuplicate): void {
  if (node.kind === 'alias') return
  if (node.kind === 'scalar') {
    if (node.tag !== 'str' && (node.hasTag || node.tag !== 'bool')) constructScalar(node)
    return
  }
  if (node.kind === 'seq') {
    if (node.tag !== 'seq') construct(node)
    for (const item of node.items) checkNode(item.node, onDuplicate)
    return
  }
  if (node.tag !== 'map') construct(node)
  checkKeys(node, onDuplicate)
  for (const { value } of node.pairs) checkNode(value, onDuplicate)
}

function checkKeys(node: MapNode, onDuplicate: OnDuplicate): void {
  const names: string[] = []
  const many = node.pairs.length > SMALL ? new Set<string>() : undefined
  for (const pair of node.pairs) {
    if (isMergeKey(pair.key)) {
      allPairs(node)
      continue
    }
    const name = keyName(pair.key)
    if (many ? many.has(name) : names.includes(name)) onDuplicate(pair, name)
    if (many) many.add(name)
    else names.push(name)
  }
}
