import { linesOf } from '@copilot-sync/pyyaml'
import { commentsWithin } from '../comments-within.ts'
import { insertLines, type PatchContext } from './context.ts'
import { flowEntryEnd } from './entry-lines.ts'
import { eolAt, isFirstOnLine, nextLine } from './line-at.ts'

interface FlowElement {
  readonly start: number
  readonly end: number
  /** Offset of the comma behind, -1 where there is none. */
  readonly comma: number
  readonly isEntry?: boolean
}

export interface FlowCollection {
  /** Offset of the opening bracket. */
  readonly open: number
  /** Offset behind the closing bracket. */
  readonly end: number
  readonly elements: readonly FlowElement[]
}

/** A tag without a value, which a comma may not touch. */
const TAG_LAST = /(?:^|[\s:])![^\s"']*$/

/** An element as one line, and as several for an indentation where others have several. */
export interface NewElement {
  readonly line: string
  lines?(pad: string): readonly string[]
}

/** Takes elements out of `[…]` or `{…}` and appends others, each on lines of its own where the old ones stand so. */
export function editFlow(
  context: PatchContext,
  { open, end, elements }: FlowCollection,
  removed: ReadonlySet<number>,
  added: readonly NewElement[],
): void {
  const { text, edits } = context
  const first = elements.findIndex((_, index) => !removed.has(index))
  let from = open + 1
  elements.forEach((element, index) => {
    if (removed.has(index)) from = removeElement(context, element, from, index < first)
  })
  const lastIndex = elements.findLastIndex((_, index) => !removed.has(index))
  const last = elements[lastIndex]
  const trailing = (elements.at(-1)?.comma ?? -1) >= 0
  if (!last) {
    const space = text.charAt(open + 1) === '#' ? ' ' : ''
    if (added.length > 0)
      edits.push({ start: open + 1, end: open + 1, text: added.map(({ line }) => line).join(', ') + space })
    return
  }
  const dropsComma = lastIndex < elements.length - 1 && !trailing
  const lineEnd = linesOf(text).endOf(Math.max(last.end, last.comma))
  const ownLine = isFirstOnLine(text, last.start) && lineEnd < Math.min(end, elements[lastIndex + 1]?.start ?? end)
  const keepsComma = last.comma >= 0 && !dropsComma
  if (dropsComma && added.length === 0) edits.push({ start: last.comma, end: last.comma + 1, text: '' })
  if (added.length === 0) return
  const space = TAG_LAST.test(text.slice(last.start, last.end)) ? ' ' : ''
  if (!ownLine) {
    if (dropsComma) edits.push({ start: last.comma, end: last.comma + 1, text: '' })
    edits.push({ start: last.end, end: last.end, text: space + added.map(({ line }) => `, ${line}`).join('') })
    return
  }
  if (!keepsComma && last.comma < 0) edits.push({ start: last.end, end: last.end, text: `${space},` })
  const pad = text.slice(linesOf(text).startOf(last.start), last.start)
  const lines = added.flatMap((each, index) => {
    const own = each.lines?.(pad) ?? [each.line]
    const comma = trailing || index < added.length - 1 ? ',' : ''
    return own.map((line, at) => (at === 0 ? pad : '') + line + (at === own.length - 1 ? comma : ''))
  })
  insertLines(context, nextLine(text, Math.max(last.end, last.comma)), lines)
}

/**
 * Comments in the element stay, each ending its line; an entry takes its own along. Takes nothing before `from`, the end
 * of the removal before; gives its own end.
 */
function removeElement(
  { text, edits, config }: PatchContext,
  element: FlowElement,
  from: number,
  leads: boolean,
): number {
  const { start, end, comma, isEntry } = element
  const after = comma >= 0 ? comma + 1 : end
  const own = isEntry ? flowEntryEnd(text, element) : start
  const rest = text.slice(after, linesOf(text).endOf(after))
  const lineStart = linesOf(text).startOf(start)
  const pad = ' '.repeat(start - lineStart)
  const eol = eolAt(text, start)
  const inner = commentsWithin(config.document.comments, own, after)
  const comments = inner.map((each) => text.slice(each.start, each.end))
  const isFirst = isFirstOnLine(text, start) && lineStart >= from
  if (isFirst && /^[ \t]*$/.test(text.slice(Math.max(own, after), after + rest.length))) {
    const lines = comments.map((comment) => pad + comment + eol).join('')
    edits.push({ start: lineStart, end: nextLine(text, after), text: lines })
    return nextLine(text, after)
  }
  const before = isFirst ? 0 : (/[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0)
  const behind = /^[ \t]*/.exec(rest)?.[0].length ?? 0
  const kept = comments.length > 0 && !leads && !isFirst ? ` ${comments.join(eol + pad)}` : comments.join(eol + pad)
  const ending = comments.length > 0 && rest.trim() !== '' ? eol + pad.slice(leads || isFirst ? 0 : behind) : ''
  const goneEnd = leads || isFirst ? after + behind : after
  edits.push({ start: Math.max(start - (leads ? 0 : before), from), end: goneEnd, text: kept + ending })
  return goneEnd
}
