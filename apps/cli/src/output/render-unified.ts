import { cleanText, createRedactor } from '@copilot-sync/errors'
import { type Change, diffLines } from './diff-lines.ts'
import type { Style } from './print.ts'

/** Unchanged lines around a change. */
const CONTEXT = 3

/** The usual unified diff; empty where nothing changes. The texts are as they are, the file's name is clean. */
export function renderUnified(
  file: string,
  { before, after }: { before: string; after: string },
  style: Style,
): string {
  if (before === after) return ''
  const [old, present] = [linesOf(before), linesOf(after)]
  const [oldShown, shown] = [maskedLines(before), maskedLines(after)]
  const lines = [`--- a${file}`, `+++ b${file}`]
  const put = (mark: string, [text = '', whole]: readonly [string | undefined, string | undefined]): void => {
    lines.push(mark === ' ' ? ` ${text}` : style(mark === '-' ? 'red' : 'green', `${mark}${text}`))
    if (!whole?.endsWith('\n')) lines.push('\\ No newline at end of file')
  }
  for (const hunk of hunksOf(diffLines(old, present))) {
    const [first, last] = [hunk[0], hunk.at(-1)]
    if (!first || !last) continue
    const above = Math.min(CONTEXT, first.oldStart)
    const below = Math.min(CONTEXT, old.length - last.oldEnd)
    const ranges = [
      range('-', first.oldStart - above, last.oldEnd + below),
      range('+', first.newStart - above, last.newEnd + below),
    ]
    lines.push(style('cyan', `@@ ${ranges.join(' ')} @@`))
    let at = first.newStart - above
    const keepTo = (end: number): void => {
      for (; at < end; at += 1) put(' ', [shown[at], present[at]])
    }
    for (const { oldStart, oldEnd, newStart, newEnd } of hunk) {
      keepTo(newStart)
      for (let gone = oldStart; gone < oldEnd; gone += 1) put('-', [oldShown[gone], old[gone]])
      for (; at < newEnd; at += 1) put('+', [shown[at], present[at]])
    }
    keepTo(last.newEnd + below)
  }
  return `${lines.join('\n')}\n`
}

/** Changes whose unchanged lines would meet stand in one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = []
  for (const change of changes) {
    const open = hunks.at(-1)
    const near = open?.at(-1)
    if (open && near && change.oldStart - near.oldEnd <= 2 * CONTEXT) open.push(change)
    else hunks.push([change])
  }
  return hunks
}

const range = (mark: string, start: number, end: number): string =>
  `${mark}${end > start ? start + 1 : start},${end - start}`

/** Each with its line break, which the last may lack. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? []

/** A secret of several lines is known as one by its key, which may stand outside the patch. Lines keep their number. */
const maskedLines = (text: string): string[] => cleanText(createRedactor().redact(text)).split('\n')
