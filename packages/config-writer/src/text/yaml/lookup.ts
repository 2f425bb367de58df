import { allPairs } from './construct.ts'
import { keyName } from './key-name.ts'
import { type Node, type Pair, target } from './node.ts'

/** The pair of this key as LiteLLM sees it: merged ones count, of several the last. */
export function findPair(node: Node | undefined, key: string): Pair | undefined {
  const map = node && target(node)
  if (map?.kind !== 'map') return undefined
  return allPairs(map).findLast((pair) => keyName(pair.key) === key)
}

/** The value at a path of keys. */
export function lookup(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((found, key) => findPair(found, key)?.value, node)
}

/** The text of a scalar that is a string; null for all else. */
export function stringOf(node: Node | undefined): string | null {
  const scalar = node && target(node)
  return scalar?.kind === 'scalar' && scalar.tag === 'str' ? scalar.value : null
}
