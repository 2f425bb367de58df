import { blockMap } from './compose-block.ts'
import { flowMap } from './compose-flow.ts'
import { properties } from './compose-properties.ts'
import { Composer } from './composer.ts'
import type { Node, Sink } from './node.ts'
import { defaultHandles } from './node-tag.ts'
import { Kind } from './token.ts'
import { YamlFault } from './yaml-fault.ts'

export interface Document {
  /** null where the text holds no document at all. */
  readonly root: Node | null
  /** Where `...` or the end of the text ends the document. */
  readonly end: number
  readonly composer: Composer
}

/**
 * Reads the one document of a text as PyYAML's `safe_load` does, which refuses a second one. The items of the list at
 * the top-level key `listKey` are handed to `take` as they are read and then forgotten, for there may be thousands.
 */
export function composeDocument(text: string, listKey: string, take: Sink['take']): Document {
  const composer = new Composer(text)
  const { scanner } = composer
  if (scanner.peek().kind === Kind.streamEnd) return { root: null, end: text.length, composer }
  const explicit = documentStart(composer)
  let seen = false
  const sinkOf = (key: Node): Sink | undefined => {
    if (seen || key.kind !== 'scalar' || key.value !== listKey || key.tag !== 'str') return undefined
    seen = true
    return { keep: false, take }
  }
  const root = rootNode(composer, explicit, sinkOf)
  const { kind, start: end } = scanner.peek()
  while (scanner.peek().kind === Kind.documentEnd) scanner.next()
  if (scanner.peek().kind !== Kind.streamEnd) composer.fail('a second document; LiteLLM loads none of several')
  return { root, end: kind === Kind.documentEnd ? end : text.length, composer }
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
