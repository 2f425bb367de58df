import type { ScalarStyle } from './token.ts'

/**
 * A node of the document with its place in the text. `start` is that of its first property (anchor, tag) or, without
 * one, of its content; `end` is the end of its own last character: comments and blank lines behind are not part of it.
 */
interface NodeBase {
  readonly start: number
  /** End of its last property; -1 without one. */
  readonly propsEnd: number
  readonly contentStart: number
  readonly end: number
  readonly anchor: string | undefined
  /** As resolved: `str`, `int`, `map` … for those of YAML, `<name>` for others. */
  readonly tag: string
  /** The tag is written in the text. */
  readonly hasTag: boolean
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar'
  readonly value: string
  readonly style: ScalarStyle
  /** Of a block scalar: the end of its indicators. */
  readonly headerEnd: number
}

export interface Pair {
  /** Of the `?` of an explicit key, else of the key. */
  readonly start: number
  readonly key: Node
  readonly value: Node
  /** Offset of `:`, -1 where there is none. */
  readonly colon: number
  /** Offset of the comma behind, -1 where there is none. */
  comma: number
}

export interface MapNode extends NodeBase {
  readonly kind: 'map'
  /** `implicit`: the one pair of a flow list that has no braces. */
  readonly style: 'block' | 'flow' | 'implicit'
  readonly pairs: Pair[]
}

export interface Item {
  readonly node: Node
  /** Offset of `-`; in a flow list that of the item. */
  readonly start: number
  comma: number
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq'
  readonly style: 'block' | 'flow'
  readonly items: Item[]
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias'
  readonly name: string
  readonly target: ContentNode
}

export type ContentNode = ScalarNode | MapNode | SeqNode
type AnyNode = ContentNode | AliasNode

/** A node, or with `kind` one of that kind: `Node<'map'>`. */
export type Node<Kind extends AnyNode['kind'] = AnyNode['kind']> = Extract<AnyNode, { kind: Kind }>

/** The node itself, or what an alias stands for. */
export function target(node: Node): ContentNode {
  return node.kind === 'alias' ? node.target : node
}

/** Anchor and tag of a node, as they are read before its content; `start` is -1 where there is none. */
export interface Properties {
  start: number
  end: number
  anchor: string | undefined
  tag: string | undefined
}

/** Takes an item of a list as soon as it is read; the list holds it only where `keep` says so. */
export interface Sink {
  readonly keep: boolean
  take(item: Item, flow: boolean): void
}
