import { constructScalar } from './construct-scalar.ts'
import { type Node, target } from './node.ts'
import { YamlFault } from './yaml-fault.ts'

/** What `keyName` gives for keys that are no strings: the tag, then the text. */
const TYPED_KEY = /^!!(number|null|timestamp|int|float|binary|str)(?: ([^]*))?$/

/**
 * The name of a key in data. Keys that are no strings get their type before them, `!!number 1`, so that none is taken
 * for a string, and strings that look so get `!!str`; as in Python, 1, 1.0 and true are one key.
 */
export function keyName(key: Node): string {
  const node = target(key)
  if (node.kind !== 'scalar') throw new YamlFault(key.start, 'a list or mapping cannot be a key')
  if (node.tag === 'str' || node.tag === 'value') return TYPED_KEY.test(node.value) ? `!!str ${node.value}` : node.value
  const value = constructScalar(node)
  if (value === null) return '!!null'
  if (typeof value === 'object') return `!!${node.tag} ${node.value}`
  return `!!number ${Number(value)}`
}

/** `<<`, unquoted: the pairs of other mappings are taken in. */
export function isMergeKey(key: Node): boolean {
  return target(key).tag === 'merge'
}

/** The other way: what a name that `keyName` gave stands for. `number` is any of YAML's numbers and truth values. */
export function parseKeyName(name: string): { readonly tag: string; readonly text: string } {
  const [, tag = 'str', text = ''] = TYPED_KEY.exec(name) ?? [name, 'str', name]
  return { tag, text }
}
