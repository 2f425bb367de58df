import { allPairs } from './construct.ts'
import { keyName } from './key-name.ts'
import { type Node, type Pair, target } from './node.ts'

/** The pair at a path of keys as PyYAML's data has it: merged ones count, of several the last. */
export function findPair(node: Node | undefined, key: string, ...rest: readonly string[]): Pair | undefined {
  const map = node && target(node)
  if (map?.kind !== 'map') return undefined
  const pair = allPairs(map).findLast((each) => keyName(each.key) === key)
  const [next, ...more] = rest
  return next === undefined ? pair : findPair(pair?.value, next, ...more)
}
