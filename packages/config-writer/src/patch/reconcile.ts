import type { Json } from '@copilot-sync/catalog'
import { construct, findPair, type Item, keyName, linesOf, type Node, type Pair } from '@copilot-sync/pyyaml'
import { emitFlowPair, emitInline, emitPairs, isList, isObject, isScalar } from '../emit-value.ts'
import { sameJson } from '../same-json.ts'
import type { JsonObject } from '../set-path.ts'
import { insertLines, type PatchContext, unsafe } from './context.ts'
import { extendAlias } from './extend-alias.ts'
import { editFlow } from './flow-elements.ts'
import { guardAnchor, guardLoss } from './guard-anchors.ts'
import { columnOf, isFirstOnLine, nextLine } from './line-at.ts'
import { quotesOf } from './quotes-of.ts'
import { removeBlockItems, removeBlockPair } from './remove-block.ts'
import { replaceNode, type Slot } from './replace-node.ts'
import { subsequence } from './subsequence.ts'

/** Makes the value in a slot read as `wanted`, by edits of what differs and of nothing else. */
export function reconcile(context: PatchContext, slot: Slot, node: Node, wanted: Json): void {
  if (sameJson(construct(node), wanted)) return
  if (node.kind === 'map' && node.tag === 'map' && isObject(wanted)) reconcileMap(context, node, wanted, slot)
  else if (node.kind === 'alias' && isObject(wanted) && extendAlias(context, slot, node, wanted)) return
  else if (node.kind === 'seq' && node.tag === 'seq' && isList(wanted)) reconcileSeq(context, slot, node, wanted)
  else replaceNode(context, slot, node, wanted)
}

/** Sets, adds and removes pairs of a mapping. */
export function reconcileMap(around: PatchContext, map: Node<'map'>, wanted: JsonObject, slot: Slot | undefined): void {
  guardAnchor(around, map)
  const context = { ...around, quotes: quotesOf([map], around.quotes) }
  const own = map.pairs.filter(({ key }) => key.tag !== 'merge')
  const removed = own.filter(({ key }) => !Object.hasOwn(wanted, keyName(key)))
  if (own.length < map.pairs.length && losesMerged(map, wanted, removed)) {
    for (const pair of map.pairs) if (pair.key.tag === 'merge') removed.push(pair)
  }
  const kept = { ...map, pairs: map.pairs.filter((pair) => !removed.includes(pair)) }
  const added: [string, Json][] = []
  for (const [name, value] of Object.entries(wanted)) {
    const found = findPair(kept, name)
    if (found && sameJson(construct(found.value), value)) continue
    if (found && own.includes(found)) reconcile(context, slotOf(found, map), found.value, value)
    else added.push([name, value])
  }
  guardLoss(
    context,
    removed.flatMap(({ key, value }) => [key, value]),
  )
  if (added.length === 0 && removed.length === 0) return
  if (map.style === 'implicit') unsafe(context.config, map.start, 'a pair without braces in a list')
  if (map.style === 'flow') flowPairs(context, map, removed, added)
  else blockPairs(context, map, removed, added, slot)
}

function flowPairs(context: PatchContext, map: Node<'map'>, removed: readonly Pair[], added: [string, Json][]): void {
  const elements = map.pairs.map((pair) => ({ start: pair.start, end: endOf(pair), comma: pair.comma }))
  const texts = added.map(([name, value]) => ({ line: emitFlowPair(name, value, context.quotes) }))
  const gone = new Set(removed.map((pair) => map.pairs.indexOf(pair)))
  editFlow(context, { open: map.contentStart, end: map.end, elements }, gone, texts)
}

function blockPairs(
  context: PatchContext,
  map: Node<'map'>,
  removed: readonly Pair[],
  added: [string, Json][],
  slot: Slot | undefined,
): void {
  const { text, edits, step, quotes, config } = context
  const [first] = map.pairs
  const last = map.pairs.at(-1)
  if (!first || !last) return
  const column = columnOf(text, first.start)
  for (const pair of removed) {
    const next = map.pairs[map.pairs.indexOf(pair) + 1]
    removeBlockPair(context, pair, column, next && removed.includes(next) ? undefined : next)
  }
  const lines = emitPairs(added, column, step, quotes)
  if (lines.length > 0) insertLines(context, nextLine(text, endOf(last)), lines, beforeLast(text, map))
  if (added.length > 0 || removed.length < map.pairs.length) return
  if (!slot || slot.after < 0) return unsafe(config, map.start, 'the last field of a mapping')
  const at = Math.max(slot.after, map.propsEnd)
  edits.push({ start: at, end: at, text: ' {}' })
}

/** The line of the last pair, if it is one: where new pairs may stand as well. */
export function beforeLast(text: string, { pairs }: Node<'map'>): number | undefined {
  const [last, before] = pairs.toReversed()
  if (before) return nextLine(text, endOf(before))
  return last && isFirstOnLine(text, last.start) ? linesOf(text).startOf(last.start) : undefined
}

/** Whether a field has to go that would still come from a merged mapping (`<<`): then its other fields are written out. */
function losesMerged(map: Node<'map'>, wanted: JsonObject, removed: readonly Pair[]): boolean {
  const now = construct({ ...map, pairs: map.pairs.filter((pair) => !removed.includes(pair)) })
  return isObject(now) && Object.keys(now).some((name) => !Object.hasOwn(wanted, name))
}

function reconcileSeq(context: PatchContext, slot: Slot, seq: Node<'seq'>, wanted: readonly Json[]): void {
  guardAnchor(context, seq)
  const now = seq.items.map(({ node }) => construct(node))
  const changed = now.flatMap((item, index) => (sameJson(item, wanted[index]) ? [] : [index]))
  const inPlace = changed.every((index) => isAlike(seq.items[index]?.node, now[index], wanted[index]))
  if (now.length !== wanted.length || !inPlace) {
    const kept = subsequence(now, wanted)
    if (!kept) return replaceNode(context, slot, seq, wanted)
    return spliceSeq(context, slot, seq, kept, wanted.slice(kept.length))
  }
  for (const index of changed) {
    const item = seq.items[index]
    if (item) reconcile(context, itemSlot(item, seq, slot.key), item.node, wanted[index] ?? null)
  }
}

/** A scalar for a scalar or a mapping for a mapping: what can change in its place. */
function isAlike(node: Node | undefined, now: Json | undefined, wanted: Json | undefined): boolean {
  if (!node || now === undefined || wanted === undefined) return false
  return isScalar(now) ? isScalar(wanted) : isObject(now) && isObject(wanted)
}

/** Keeps some items and appends others. */
function spliceSeq(
  context: PatchContext,
  slot: Slot,
  seq: Node<'seq'>,
  kept: readonly number[],
  added: readonly Json[],
): void {
  const { text } = context
  const removed = seq.items.filter((_, index) => !kept.includes(index))
  const last = seq.items.at(-1)
  const quotes = quotesOf([seq], context.quotes)
  guardLoss(
    context,
    removed.map(({ node }) => node),
  )
  if (seq.style === 'flow') {
    const elements = seq.items.map(({ start, node, comma }) => ({ start, end: node.end, comma }))
    const gone = new Set(removed.map((item) => seq.items.indexOf(item)))
    const texts = added.map((value) => ({ line: emitInline(value, slot.key, true, quotes) }))
    return editFlow(context, { open: seq.contentStart, end: seq.end, elements }, gone, texts)
  }
  const ownLines = seq.items.every(({ start }) => isFirstOnLine(text, start))
  if (!last || !ownLines) return unsafe(context.config, seq.start, 'a list that begins on the line of another')
  const column = columnOf(text, last.start)
  removeBlockItems(context, removed)
  const dash = `${' '.repeat(column)}-${/^ +(?=\S)/.exec(text.slice(last.start + 1, last.node.start + 1))?.[0] ?? ' '}`
  const lines = added.map((value) => dash + emitInline(value, slot.key, false, quotes))
  if (lines.length > 0) insertLines(context, nextLine(text, Math.max(last.node.end, last.start)), lines)
  else if (removed.length === seq.items.length) {
    const at = Math.max(slot.after, seq.propsEnd)
    context.edits.push({ start: at, end: at, text: ' []' })
  }
}

export function slotOf(pair: Pair, map: Node<'map'>): Slot {
  return {
    key: keyName(pair.key),
    after: pair.colon < 0 ? -1 : pair.colon + 1,
    start: pair.start,
    keyEnd: pair.key.end,
    flow: map.style !== 'block',
    item: false,
  }
}

function itemSlot(item: Item, seq: Node<'seq'>, key: string): Slot {
  const flow = seq.style === 'flow'
  const after = flow ? item.start : item.start + 1
  return { key, after, start: item.start, keyEnd: item.node.end, flow, item: true }
}

export function endOf(pair: Pair): number {
  return Math.max(pair.value.end, pair.colon + 1)
}
