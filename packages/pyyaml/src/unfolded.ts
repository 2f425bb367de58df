import { type ContentNode, type Node, target } from './node.ts'

export interface Unfolded {
  /** How many values a node holds when each alias stands for a copy. */
  readonly values: number
  readonly depth: number
}

/** The size of what a node stands for; `known` keeps that of each node that an alias names, so that it is counted once. */
export function unfolded(node: Node, known: Map<ContentNode, Unfolded>): Unfolded {
  const content = target(node)
  const found = known.get(content)
  if (found) return found
  let [values, depth] = [1, 0]
  const count = (child: Node): void => {
    const below = child.kind === 'scalar' ? LEAF : unfolded(child, known)
    values += below.values
    depth = Math.max(depth, below.depth)
  }
  if (content.kind === 'seq') for (const item of content.items) count(item.node)
  if (content.kind === 'map') {
    for (const { key, value } of content.pairs) {
      count(key)
      count(value)
    }
  }
  const size = { values, depth: depth + 1 }
  if (node.kind === 'alias') known.set(content, size)
  return size
}

const LEAF: Unfolded = { values: 1, depth: 1 }
