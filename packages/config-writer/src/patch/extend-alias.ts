import type { Json } from '@copilot-sync/catalog'
import { construct, type Node } from '@copilot-sync/pyyaml'
import { emitFlowPair, emitPairs, isObject } from '../emit-value.ts'
import { sameJson } from '../same-json.ts'
import type { JsonObject } from '../set-path.ts'
import { insertLines, type PatchContext } from './context.ts'
import { columnOf, nextLine } from './line-at.ts'
import { quotesOf } from './quotes-of.ts'
import { clear, type Slot } from './replace-node.ts'

/** An alias of a mapping that gets other values for some keys, or more keys, is merged with them: false where keys go. */
export function extendAlias(context: PatchContext, slot: Slot, node: Node<'alias'>, wanted: JsonObject): boolean {
  const now = construct(node)
  if (node.target.tag !== 'map' || !isObject(now)) return false
  if (Object.keys(now).some((name) => !Object.hasOwn(wanted, name))) return false
  const changed = Object.entries(wanted).filter(([name, value]) => !sameJson(now[name], value))
  write(context, slot, node, changed)
  return true
}

function write(context: PatchContext, slot: Slot, node: Node<'alias'>, changed: [string, Json][]): void {
  const { text, edits, step } = context
  const quotes = quotesOf([node.target], context.quotes)
  if (slot.flow || slot.item) {
    const pairs = changed.map(([name, value]) => emitFlowPair(name, value, quotes))
    edits.push({ start: node.start, end: node.end, text: `{<<: *${[node.name, ...pairs].join(', ')}}` })
    return
  }
  clear(context, slot, node)
  const column = columnOf(text, slot.start) + step
  const lines = [`${' '.repeat(column)}<<: *${node.name}`, ...emitPairs(changed, column, step, quotes)]
  insertLines(context, nextLine(text, node.end), lines)
}
