import { blockItem, blockMap } from './compose-block.ts'
import { flowItem, flowMap } from './compose-flow.ts'
import { properties } from './compose-properties.ts'
import { Composer } from './composer.ts'
import type { BlockScalarRange, Range } from './cursor.ts'
import { defaultHandles } from './node-tag.ts'
import type { Item, Node, Sink } from './node.ts'
import { Kind } from './token.ts'
import { YamlFault } from './yaml-fault.ts'

/** A document as it is written: its nodes with their places, and what stands between them. Offsets count UTF-16 units. */
export interface Document {
  /** null where the text holds no document at all. */
  readonly root: Node | null
  /** Where `...` or the end of the text ends the document. */
  readonly end: number
  /** In the order of the text. */
  readonly comments: readonly Range[]
  /** Those whose value the line break behind decides. */
  readonly blockScalars: readonly BlockScalarRange[]
  /** The text ends inside a block scalar: a line break at its end would change the scalar's value. */
  readonly openAtEnd: boolean
  /** How often each anchor is named by an alias. */
  readonly uses: ReadonlyMap<string, number>
  /** Reads the node at an offset again; `flow` where it stands inside brackets or braces. */
  nodeAt(offset: number, flow: boolean): Node
}

/**
 * Hands the items of the list at a top-level key to `take` as they are read and then forgets them, for there may be
 * thousands. `again` reads one anew, once the document is read. A list with an anchor is kept as well.
 */
export interface Items {
  readonly of: string
  take(item: Item, flow: boolean, again: () => Node): void
}

/** Reads the one document of a text as PyYAML's `safe_load` does, which refuses a second one. Throws a YamlFault. */
export function readDocument(text: string, items?: Items): Document {
  const composer = new Composer(text)
  const { scanner } = composer
  if (scanner.peek().kind === Kind.streamEnd) return documentOf(composer, null, text.length)
  const explicit = documentStart(composer)
  let seen = false
  const sinkOf = (key: Node): Sink | undefined => {
    if (!items || seen || key.kind !== 'scalar' || key.value !== items.of || key.tag !== 'str') return undefined
    seen = true
    return { keep: false, take: (item, flow) => items.take(item, flow, itemAgain(composer, item.start, flow)) }
  }
  const root = rootNode(composer, explicit, sinkOf)
  const { kind, start: end } = scanner.peek()
  while (scanner.peek().kind === Kind.documentEnd) scanner.next()
  if (scanner.peek().kind !== Kind.streamEnd) composer.fail('a second document; only one is loaded')
  return documentOf(composer, root, kind === Kind.documentEnd ? end : text.length)
}

function documentOf(composer: Composer, root: Node | null, end: number): Document {
  const { comments, blockScalars, openAtEnd } = composer.scanner
  const nodeAt = (offset: number, flow: boolean) => composerAt(composer, offset, flow).node(false)
  return { root, end, comments, blockScalars, openAtEnd, uses: composer.uses, nodeAt }
}

/** Knows the anchors and tag handles of the whole document. */
function composerAt({ anchors, handles, scanner }: Composer, offset: number, flow: boolean): Composer {
  return new Composer(scanner.text, { offset, flow }, { anchors, handles, innerBom: scanner.innerBom })
}

/** Apart from where items are read, so that what it keeps does not hold them. */
function itemAgain(whole: Composer, offset: number, flow: boolean): () => Node {
  return () => {
    const composer = composerAt(whole, offset, flow)
    if (flow) return flowItem(composer).node
    if (composer.scanner.peek().kind === Kind.blockSequenceStart) composer.scanner.next()
    return blockItem(composer, true).node
  }
}

function documentStart(composer: Composer): boolean {
  const { scanner } = composer
  const handles = new Map<string, string>()
  let version = false
  let directives = false
  while (scanner.peek().kind === Kind.directive) {
    const { handle, value, start } = scanner.next()
    directives = true
    if (handle !== null) {
      if (handles.has(handle)) throw new YamlFault(start, 'a tag handle is declared twice')
      handles.set(handle, value)
    } else if (value.startsWith('YAML ')) {
      if (version) throw new YamlFault(start, 'a second %YAML directive')
      if (!/^YAML 0*1\./.test(value)) throw new YamlFault(start, 'the YAML version must be 1.x')
      version = true
    }
  }
  composer.handles = new Map([...defaultHandles, ...handles])
  if (scanner.peek().kind === Kind.documentStart) {
    scanner.next()
    return true
  }
  if (directives) composer.fail('expected `---` after the directives')
  return false
}

function rootNode(composer: Composer, explicit: boolean, sinkOf: (key: Node) => Sink | undefined): Node {
  const { kind, start } = composer.scanner.peek()
  const ends = [Kind.directive, Kind.documentStart, Kind.documentEnd, Kind.streamEnd]
  if (explicit && composer.is(ends)) return composer.empty(start)
  if (kind === Kind.blockMappingStart || kind === Kind.flowMappingStart) {
    const none = properties(composer.scanner, composer.handles)
    return kind === Kind.blockMappingStart ? blockMap(composer, none, sinkOf) : flowMap(composer, none, sinkOf)
  }
  return composer.node(true)
}
