import { blockMap, blockSeq } from './compose-block.ts'
import { flowMap, flowSeq } from './compose-flow.ts'
import { properties, written } from './compose-properties.ts'
import type { Composing } from './composing.ts'
import { defaultHandles, NON_SPECIFIC } from './node-tag.ts'
import type { AliasNode, ContentNode, Node, Pair, Properties, ScalarNode, Sink } from './node.ts'
import { resolveTag } from './resolve-tag.ts'
import { Scanner } from './scanner.ts'
import { Kind, type Token } from './token.ts'
import { type Unfolded, unfolded } from './unfolded.ts'
import { YamlFault } from './yaml-fault.ts'

interface Context {
  /** Anchors defined elsewhere in the document. */
  readonly anchors: ReadonlyMap<string, ContentNode>
  readonly handles: ReadonlyMap<string, string>
  readonly innerBom: boolean
}

/** PyYAML recurses too, and ends with Python's limit of about 1,000 frames. */
const DEEPEST = 200

/** PyYAML shares what aliases repeat; comparing and writing takes each copy by itself. So many, and one a character. */
const MOST_REPEATED = 1_000_000

/** Builds nodes from tokens by the grammar that PyYAML 6.0.3 follows. */
export class Composer implements Composing {
  readonly scanner: Scanner
  readonly anchors = new Map<string, ContentNode>()
  /** How often each anchor is named by an alias. */
  readonly uses = new Map<string, number>()
  handles: ReadonlyMap<string, string>
  readonly #outer: ReadonlyMap<string, ContentNode>
  readonly #open = new Set<string>()
  readonly #sizes = new Map<ContentNode, Unfolded>()
  readonly #most: number
  #repeated = 0
  #depth = 0

  constructor(text: string, start = { offset: 0, flow: false }, context?: Context) {
    this.scanner = new Scanner(text, start, context?.innerBom)
    this.#most = MOST_REPEATED + text.length
    this.#outer = context?.anchors ?? new Map()
    this.handles = context?.handles ?? defaultHandles
  }

  is(kinds: readonly Kind[]): boolean {
    return kinds.includes(this.scanner.peek().kind)
  }

  fail(message: string): never {
    return this.scanner.fail(message, this.scanner.peek().start)
  }

  node(block: boolean, indentless = false, sink?: Sink): Node {
    const first = this.scanner.peek().kind
    if (first === Kind.scalar) return this.#bareScalar()
    if (first === Kind.alias) return this.#alias()
    const props = properties(this.scanner, this.handles)
    const { anchor } = props
    if (anchor !== undefined) {
      if (this.anchors.has(anchor) || this.#open.has(anchor)) {
        this.scanner.fail('an anchor is defined twice', props.start)
      }
      this.#open.add(anchor)
    }
    this.#depth += 1
    if (this.#depth > DEEPEST) this.fail('nested too deeply')
    const node = this.#content(props, block, indentless, sink && anchor !== undefined ? { ...sink, keep: true } : sink)
    this.#depth -= 1
    if (anchor !== undefined) {
      this.#open.delete(anchor)
      this.anchors.set(anchor, node)
    }
    return node
  }

  empty(at: number): ScalarNode {
    const none = { propsEnd: -1, anchor: undefined, hasTag: false, style: 'plain' } as const
    return { kind: 'scalar', start: at, contentStart: at, end: at, tag: 'null', value: '', headerEnd: at, ...none }
  }

  pair(indicator: Token, key: Node, ends: readonly Kind[], block: boolean, sink?: Sink): Pair {
    const { start } = indicator
    if (this.scanner.peek().kind !== Kind.value) {
      return { start, key, value: this.empty(key.end), colon: -1, comma: -1 }
    }
    const { start: colon, end } = this.scanner.next()
    const value = this.is(ends) ? this.empty(end) : this.node(block, block, sink)
    return { start, key, value, colon, comma: -1 }
  }

  #empty(props: Properties): ScalarNode {
    const base = written(props, props.end, 'null')
    return { kind: 'scalar', ...base, end: props.end, value: '', style: 'plain', headerEnd: props.end }
  }

  #alias(): AliasNode {
    const { value: name, start, end } = this.scanner.next()
    if (this.#open.has(name)) this.scanner.fail('an alias stands inside what it names', start)
    const target = this.anchors.get(name) ?? this.#outer.get(name)
    if (!target)
      return this.scanner.fail('an alias names no anchor above it; a text that begins with * needs quotes', start)
    this.uses.set(name, (this.uses.get(name) ?? 0) + 1)
    const base = { start, propsEnd: -1, contentStart: start, end, anchor: undefined, tag: target.tag, hasTag: false }
    const alias: AliasNode = { kind: 'alias', ...base, name, target }
    const { values, depth } = unfolded(alias, this.#sizes)
    this.#repeated += values
    const isMuch = this.#repeated > this.#most
    if (isMuch || this.#depth + depth > DEEPEST) {
      const what = isMuch ? `more than ${this.#most} values` : 'lists nested too deeply'
      throw new YamlFault(start, `the aliases up to *${name} stand for ${what}`, 'write this with fewer aliases')
    }
    return alias
  }

  #content(props: Properties, block: boolean, indentless: boolean, sink: Sink | undefined): ContentNode {
    const { kind } = this.scanner.peek()
    if (kind === Kind.scalar) return this.#scalar(props)
    if (kind === Kind.flowSequenceStart) return flowSeq(this, props, sink)
    if (kind === Kind.flowMappingStart) return flowMap(this, props)
    if (indentless && kind === Kind.blockEntry) return blockSeq(this, props, sink, true)
    if (block && kind === Kind.blockSequenceStart) return blockSeq(this, props, sink, false)
    if (block && kind === Kind.blockMappingStart) return blockMap(this, props)
    return props.start >= 0 ? this.#empty(props) : this.fail('expected a value')
  }

  #bareScalar(): ScalarNode {
    const { start, end, value, style, headerEnd } = this.scanner.next()
    const tag = style === 'plain' ? resolveTag(value) : 'str'
    const none = { propsEnd: -1, anchor: undefined, hasTag: false }
    return { kind: 'scalar', start, contentStart: start, end, tag, value, style, headerEnd, ...none }
  }

  #scalar(props: Properties): ScalarNode {
    const { start, end, value, style, headerEnd } = this.scanner.next()
    const asPlain = props.tag === NON_SPECIFIC
    if (asPlain && value.endsWith('\n')) this.scanner.fail('`!` before a text that ends with a line break', start)
    const tag = asPlain || (props.tag === undefined && style === 'plain') ? resolveTag(value) : 'str'
    return { kind: 'scalar', ...written(props, start, tag), end, value, style, headerEnd }
  }
}
