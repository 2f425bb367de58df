import { type Item, linesOf, type Pair } from '@copilot-sync/pyyaml'
import { commentsWithin } from '../comments-within.ts'
import { dropLines, type PatchContext } from './context.ts'
import { isFirstOnLine, nextLine } from './line-at.ts'

/** Removes a pair of a block mapping; comments on its lines stay, on lines of their own. `next` stays below it. */
export function removeBlockPair(context: PatchContext, pair: Pair, column: number, next: Pair | undefined): void {
  const { text, edits, config } = context
  const end = Math.max(pair.value.end, pair.colon + 1)
  if (isFirstOnLine(text, pair.start)) return dropLines(context, pair.start, end, column)
  // The first pair stands behind `- `, which stays: the next pair takes its place where no comment stands between.
  if (next && commentsWithin(config.document.comments, pair.start, next.start).length === 0) {
    edits.push({ start: pair.start, end: next.start, text: '' })
    return
  }
  let from = pair.start
  while (/[ \t]/.test(text.charAt(from - 1))) from -= 1
  const comments = commentsWithin(config.document.comments, pair.start, linesOf(text).endOf(end))
  const [first, ...more] = comments.map((each) => text.slice(each.start, each.end))
  const pad = ' '.repeat(column)
  const eol = text.slice(linesOf(text).endOf(end), nextLine(text, end)) || '\n'
  const kept = first === undefined ? '' : ` ${[first, ...more.map((each) => pad + each)].join(eol)}`
  edits.push({ start: from, end: linesOf(text).endOf(end), text: kept })
}

/** Removes items of a block list with their lines; comments on them stay. */
export function removeBlockItems(context: PatchContext, items: readonly Item[]): void {
  for (const { start, node } of items) {
    dropLines(context, start, Math.max(node.end, start + 1), start - context.text.lastIndexOf('\n', start) - 1)
  }
}
