/** Text in a table's cell: what Markdown or HTML would take for more than text is made harmless. */
export const plain = (text: string): string =>
  oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*|[\]@#~]|:(?=\/\/)|(?<=www)\./gi, (mark) => `&#${mark.charCodeAt(0)};`)

/** Code in a table's cell. */
export function code(text: string): string {
  const line = oneLine(text)
  return /[`\\]/.test(line) ? `<code>${plain(line)}</code>` : `\`${line.replaceAll('|', String.raw`\|`)}\``
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** A part that is folded until somebody opens it. */
export const folded = (summary: string, lines: readonly string[]): string[] => [
  '<details>',
  `<summary>${plain(summary)}</summary>`,
  '',
  ...lines,
  '',
  '</details>',
  '',
]
