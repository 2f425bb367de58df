import type { Node } from '@copilot-sync/pyyaml'
import { isPlain, type Quote } from '../emit-scalar.ts'
import type { Quotes } from '../emit-value.ts'

/** How the keys and texts of these nodes are quoted, where all are quoted alike; those that need quotes do not count. */
export function quotesOf(nodes: readonly Node[], otherwise: Quotes): Quotes {
  const keys: Node[] = []
  const texts: Node[] = []
  for (const node of nodes) {
    if (node.kind === 'seq') for (const item of node.items) texts.push(item.node)
    if (node.kind !== 'map') continue
    for (const { key, value } of node.pairs) {
      if (key.tag === 'merge') continue
      keys.push(key)
      texts.push(value)
    }
  }
  const ofKeys = common(keys)
  return { keys: ofKeys ?? otherwise.keys, texts: common(texts) ?? (ofKeys || otherwise.texts) }
}

/** The quotes of a scalar; none of a plain one. */
export function quoteOf(node: Node): Quote {
  if (node.kind !== 'scalar') return ''
  if (node.style === 'double') return '"'
  return node.style === 'single' ? "'" : ''
}

function common(nodes: readonly Node[]): Quote | undefined {
  const [first, ...rest] = new Set(nodes.filter(isTelling).map(quoteOf))
  return rest.length > 0 ? '' : first
}

function isTelling(node: Node): node is Node<'scalar'> {
  if (node.kind !== 'scalar' || node.tag !== 'str' || node.hasTag || /[|>]/.test(node.style)) return false
  return node.style === 'plain' || ((node.style === 'single' || node.style === 'double') && isPlain(node.value, true))
}
