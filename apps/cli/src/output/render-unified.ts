import { cleanText, createRedactor } from '@copilot-sync/errors'
import { structuredPatch } from 'diff'
import type { Style } from './print.ts'

/** The usual unified diff; empty where nothing changes. The texts are as they are, the file's name is clean. */
export function renderUnified(
  file: string,
  { before, after }: { before: string; after: string },
  style: Style,
): string {
  if (before === after) return ''
  const { hunks } = structuredPatch(`a${file}`, `b${file}`, before, after, undefined, undefined, { context: 3 })
  const [old, present] = [maskedLines(before), maskedLines(after)]
  const lines = [`--- a${file}`, `+++ b${file}`]
  for (const hunk of hunks) {
    let [oldAt, newAt] = [hunk.oldStart - 1, hunk.newStart - 1]
    lines.push(style('cyan', `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`))
    for (const line of hunk.lines) {
      if (line.startsWith('-')) lines.push(style('red', `-${old[oldAt++]}`))
      else if (line.startsWith('+')) lines.push(style('green', `+${present[newAt++]}`))
      else if (line.startsWith(' ')) {
        lines.push(` ${present[newAt++]}`)
        oldAt += 1
      } else lines.push(line)
    }
  }
  return `${lines.join('\n')}\n`
}

const range = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`

/** A secret of several lines is known as one by its key, which may stand outside the patch. Lines keep their number. */
const maskedLines = (text: string): string[] => cleanText(createRedactor().redact(text)).split('\n')
