import type { Node, Pair, ScalarNode, Sink } from './node.ts'
import type { Scanner } from './scanner.ts'
import type { Kind, Token } from './token.ts'

/** What the parts of a composition ask of the whole. */
export interface Composing {
  readonly scanner: Scanner
  is(kinds: readonly Kind[]): boolean
  fail(message: string): never
  node(block: boolean, indentless?: boolean, sink?: Sink): Node
  /** What stands where a value is left out: null. */
  empty(at: number): ScalarNode
  /** The `: value` of a pair whose key is read. */
  pair(indicator: Token, key: Node, ends: readonly Kind[], block: boolean, sink?: Sink): Pair
}
