import type { EntryAddition } from '@copilot-sync/plan'
import { linesOf, type Node, type Pair } from '@copilot-sync/pyyaml'
import type { Changes } from '../changes.ts'
import { commentsWithin } from '../comments-within.ts'
import type { ParsedEntry } from '../config-types.ts'
import { emitFlowLines } from '../emit-flow-lines.ts'
import { emitFlowPair, emitInline, emitKey, emitPairs } from '../emit-value.ts'
import { entryData } from '../set-path.ts'
import { insertLines, type PatchContext, unsafe } from './context.ts'
import { keepsBlank, removedLines, skipDeeperComments } from './entry-lines.ts'
import { editFlow } from './flow-elements.ts'
import { guardAnchor, guardLoss } from './guard-anchors.ts'
import { columnOf, isFirstOnLine, nextLine } from './line-at.ts'
import { insertionIndex, insertionOffset, type ListLook, listLook } from './look-of.ts'
import { endOf, slotOf } from './reconcile.ts'
import { replaceNode } from './replace-node.ts'

/** Adds entries to `model_list` and removes some. New ones stand behind the last of ours, else at the list's end. */
export function patchList(
  context: PatchContext,
  additions: readonly EntryAddition[],
  removals: Changes['remove'],
): void {
  const { config } = context
  const { root, list } = config.document
  const removed = removals.flatMap(({ index }) => config.entries[index] ?? [])
  const data = additions.map(({ entry }) => entryData(entry))
  if (data.length === 0 && removed.length === 0) return
  if (!list || config.listStyle === 'shared') {
    if (list) unsafe(config, list.start, 'model_list comes from an alias or a merged mapping')
    return appendList(context, data)
  }
  guardAnchor(context, list.value)
  guardLoss(
    context,
    removed.map((entry) => entry.node()),
  )
  if (list.value.kind !== 'seq' || config.listStyle === 'empty') return startList(context, list, data)
  if (list.value.style === 'flow')
    return patchFlowList(context, list, data, new Set(removals.map(({ index }) => index)))
  if (root.style === 'flow') unsafe(config, list.start, 'a block list inside braces')
  patchBlockList(context, list, data, removed)
}

type Data = ReturnType<typeof entryData>

function patchBlockList(context: PatchContext, list: Pair, data: readonly Data[], removed: readonly ParsedEntry[]) {
  const { config, text, edits } = context
  const look = listLook(config)
  const at = insertionOffset(config)
  const around = { gaps: look.gap, filled: new Set(data.length > 0 ? [at] : []) }
  for (const entry of removed) {
    if (!isFirstOnLine(text, entry.start)) unsafe(config, entry.start, 'a list item that does not begin its line')
    edits.push({ ...removedLines(config, entry, around), text: '' })
  }
  const index = insertionIndex(config)
  const before = config.entries[index - 1]
  const neighbour = before ?? config.entries[index]
  if (data.length > 0 && neighbour) {
    const { start } = neighbour
    if (!before && !isFirstOnLine(text, start)) unsafe(config, start, 'a list item that does not begin its line')
    const gap = look.gap && before !== undefined
    const lines = emitEntries(data, columnOf(text, start), { ...look, gap })
    // No blank line in the place of a removed entry, nor where it would become part of a block scalar.
    const joins = before && (removed.includes(before) || keepsBlank(config, at))
    insertLines(context, at, gap && joins ? lines.slice(1) : lines)
  } else if (removed.length === config.entries.length) {
    const behind = Math.max(list.value.propsEnd, list.colon + 1)
    edits.push({ start: behind, end: behind, text: ' []' })
  }
}

function patchFlowList(context: PatchContext, list: Pair, data: readonly Data[], removed: ReadonlySet<number>): void {
  const { text, config } = context
  const node = config.document.nodeAt(list.value.contentStart, config.document.root.style === 'flow')
  if (node.kind !== 'seq') return
  const elements = node.items.map((item) => ({
    start: item.start,
    end: item.node.end,
    comma: item.comma,
    isEntry: true,
  }))
  const { quotes } = listLook(config)
  const step = flowStep(text, node.items.at(-1)?.node)
  const texts = data.map((each) => ({
    line: emitInline(each, '', true, quotes),
    ...(step > 0 ? { lines: (pad: string) => emitFlowLines(each, pad, step, quotes) } : {}),
  }))
  editFlow(context, { open: node.contentStart, end: node.end, elements }, removed, texts)
}

/** By how much the pairs of an entry in braces are indented that has a line for each; 0 where it has not. */
function flowStep(text: string, node: Node | undefined): number {
  const [first] = node?.kind === 'map' ? node.pairs : []
  if (!node || !first || !isFirstOnLine(text, first.start) || linesOf(text).endOf(node.start) > first.start) return 0
  return Math.max(columnOf(text, first.start) - columnOf(text, node.start), 0)
}

/** `model_list` without entries becomes a block list; inside braces, or with a comment in its brackets, it stays flow. */
function startList(context: PatchContext, list: Pair, data: readonly Data[]): void {
  const { config, text, edits } = context
  const { root, comments } = config.document
  const { value } = list
  const commented = commentsWithin(comments, value.contentStart, value.end).length > 0
  if (root.style !== 'block' || commented) {
    if (value.kind === 'seq') return patchFlowList(context, list, data, new Set())
    return replaceNode(context, slotOf(list, root), value, data)
  }
  if (list.colon < 0 || (value.hasTag && value.kind === 'scalar'))
    unsafe(config, list.start, 'an unusual empty model_list')
  const column = columnOf(text, list.start) + 2
  const end = endOf(list)
  if (value.contentStart < value.end)
    edits.push({ start: spacesBefore(text, value.contentStart), end: value.end, text: '' })
  const at = skipDeeperComments(text, nextLine(text, end), column)
  insertLines(context, at, emitEntries(data, column, listLook(config)))
}

/** A config without `model_list` gets one at its end. */
function appendList(context: PatchContext, data: readonly Data[]): void {
  const look = listLook(context.config)
  const key = emitKey('model_list', false, look.quotes)
  const lines = (column: number) => [`${' '.repeat(column)}${key}:`, ...emitEntries(data, column + 2, look)]
  context.tops.push({ lines, flow: emitFlowPair('model_list', data, look.quotes) })
}

function emitEntries(data: readonly Data[], column: number, { keys, step, quotes, gap }: ListLook): string[] {
  return data.flatMap((each) => {
    const [first = '', ...rest] = emitPairs(Object.entries(each), column + keys, step, quotes)
    const head = `${' '.repeat(column)}-${' '.repeat(keys - 1)}${first.trimStart()}`
    return gap ? ['', head, ...rest] : [head, ...rest]
  })
}

function spacesBefore(text: string, offset: number): number {
  let from = offset
  while (/[ \t]/.test(text.charAt(from - 1))) from -= 1
  return from
}
