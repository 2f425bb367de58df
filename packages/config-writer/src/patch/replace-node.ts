import type { Json } from '@copilot-sync/catalog'
import { linesOf, type Node } from '@copilot-sync/pyyaml'
import { commentsWithin } from '../comments-within.ts'
import { emitBlock, emitInline, isOneLine } from '../emit-value.ts'
import { dropLines, insertLines, type PatchContext, unsafe } from './context.ts'
import { guardLoss } from './guard-anchors.ts'
import { columnOf, eolAt, isFirstOnLine, nextLine } from './line-at.ts'
import { quoteOf } from './quotes-of.ts'

/** Where a value stands. */
export interface Slot {
  readonly key: string
  /** Offset behind its `:` or `-`; -1 where there is none. */
  readonly after: number
  /** Offset of its key or item: new lines are indented from there. */
  readonly start: number
  /** End of the key, for a key without `:`. */
  readonly keyEnd: number
  readonly flow: boolean
  readonly item: boolean
}

/** Writes another value into a slot; what stands around it, and the comments, stay. */
export function replaceNode(context: PatchContext, slot: Slot, node: Node, value: Json): void {
  guardLoss(context, [node])
  const { edits, text } = context
  const inline = slot.flow || slot.item || isOneLine(value, slot.key)
  const own = quoteOf(node)
  const written = inline ? emitInline(value, slot.key, slot.flow, own ? { keys: '', texts: own } : context.quotes) : ''
  if (slot.after < 0) return withoutColon(context, slot, written)
  if (!inline) {
    clear(context, slot, node)
    const end = nextLine(text, node.end)
    insertLines(context, end, block(context, slot, value), isBlockScalar(node) ? end : undefined)
  } else if (isBlockCollection(node) && !slot.item) {
    clear(context, slot, node)
    edits.push({ start: slot.after, end: slot.after, text: ` ${written}` })
  } else if (node.kind === 'scalar') replaceScalar(context, slot, node, written)
  else replaceCollection(context, slot, node, written)
}

/** Comments inside the old value go below it; in flow context they end its line. */
function replaceCollection(context: PatchContext, slot: Slot, node: Node, written: string): void {
  const { edits, text } = context
  const pad = ' '.repeat(columnOf(text, slot.start))
  const comments = commentsIn(context, node)
  const eol = eolAt(text, node.end)
  const behind = slot.flow ? comments.map((each) => ` ${each}${eol}${pad}`).join('') : ''
  // `{a:[1]}` is a pair, `{a:1}` is none.
  const space = text.charAt(node.start - 1) === ':' && /[^"']/.test(text.charAt(node.start - 2)) ? ' ' : ''
  edits.push({ start: node.start, end: node.end, text: space + written + behind })
  if (!slot.flow) keepComments(context, slot, node)
}

function keepComments(context: PatchContext, slot: Slot, node: Node): void {
  const pad = ' '.repeat(columnOf(context.text, slot.start))
  const lines = commentsIn(context, node).map((each) => pad + each)
  if (lines.length > 0) insertLines(context, nextLine(context.text, node.end), lines)
}

function commentsIn({ config, text }: PatchContext, { start, end }: Node): string[] {
  const inside = commentsWithin(config.document.comments, start, end)
  return inside.map((each) => text.slice(each.start, each.end))
}

function withoutColon({ config, edits }: PatchContext, slot: Slot, written: string): void {
  if (!slot.flow) unsafe(config, slot.start, 'a `?` key without a value')
  edits.push({ start: slot.keyEnd, end: slot.keyEnd, text: `: ${written}` })
}

function block({ text, step, quotes }: PatchContext, slot: Slot, value: Json): string[] {
  return emitBlock(value, slot.key, columnOf(text, slot.start) + step, step, quotes)
}

function replaceScalar({ edits, text }: PatchContext, slot: Slot, node: Node<'scalar'>, written: string): void {
  if (node.start === node.end) edits.push({ start: slot.after, end: slot.after, text: ` ${written}` })
  else if (isBlockScalar(node)) {
    edits.push({ start: node.start, end: node.headerEnd, text: written }, bodyOf(text, node))
  } else if (node.hasTag) edits.push({ start: node.start, end: node.end, text: written })
  else {
    const space = node.contentStart === node.end ? ' ' : ''
    edits.push({ start: node.contentStart, end: node.end, text: space + written })
  }
}

/** Takes a value away; comments before, in and behind it stay. */
export function clear(context: PatchContext, slot: Slot, node: Node): void {
  const { text, edits, config } = context
  if (isBlockCollection(node)) {
    if (!isFirstOnLine(text, node.contentStart)) unsafe(config, node.contentStart, 'a block on the line of its key')
    if (node.propsEnd >= 0) edits.push(withSpaceBefore(text, node.start, node.propsEnd))
    dropLines(context, node.contentStart, node.end, columnOf(text, slot.start))
  } else if (node.kind === 'scalar' && isBlockScalar(node)) {
    edits.push(withSpaceBefore(text, node.start, node.headerEnd), bodyOf(text, node))
  } else if (node.start < node.end) {
    edits.push(withSpaceBefore(text, node.start, node.end))
    keepComments(context, slot, node)
  }
}

function isBlockCollection(node: Node): boolean {
  return (node.kind === 'map' || node.kind === 'seq') && node.style === 'block'
}

function isBlockScalar(node: Node): boolean {
  return node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')
}

/** The lines of a block scalar below its indicators. */
function bodyOf(text: string, node: Node<'scalar'>) {
  const headerLine = linesOf(text).endOf(node.headerEnd)
  return { start: headerLine, end: Math.max(node.end, headerLine), text: '' }
}

/** Also the blanks before; where nothing else stands on its lines, the line break before, too. */
function withSpaceBefore(text: string, start: number, end: number) {
  let from = start
  while (/[ \t]/.test(text.charAt(from - 1))) from -= 1
  if (from === linesOf(text).startOf(from)) {
    if (text.slice(end, linesOf(text).endOf(end)).trim() !== '') return { start, end, text: '' }
    while (from > 0 && linesOf(text).isBreak(from - 1)) from -= 1
  }
  return { start: from, end, text: '' }
}
