import { cleanLine, cleanText } from '@copilot-sync/errors'
import { styleText } from 'node:util'

export type Stream = 'stdout' | 'stderr'
type Format = Parameters<typeof styleText>[0]

/** Colours for one stream; none where it is no terminal or NO_COLOR is set. Colour never carries meaning alone. */
export interface Style {
  (format: Format, text: string): string
}

export function createStyle(name: Stream): Style {
  const stream = process[name]
  return (format, text) => styleText(format, text, { stream, validateStream: true })
}

/** The colours of `createStyle`. */
// oxlint-disable-next-line eslint/no-control-regex
const COLOUR = /(\u001B\[\d{1,2}m)/

/** The one way to a terminal: what is written holds lines, tabs and our colours, and no other sign that cannot be seen. */
export function print(name: Stream, text: string): void {
  const stream = process[name]
  const coloured = styleText('red', 'x', { stream, validateStream: true }) !== 'x'
  const parts = text.split(COLOUR).map((part, at) => (at % 2 === 0 ? cleanText(part) : coloured ? part : ''))
  stream.write(parts.join(''))
}

/** Writes over the last line of a terminal; nothing takes it away. */
export function overwrite(text: string): void {
  process.stderr.write(`\r\u001B[K${cleanLine(text)}`)
}
