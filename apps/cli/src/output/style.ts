import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Colours for one stream; none where it is no terminal or NO_COLOR is set. Colour never carries meaning alone. */
export interface Style {
  (format: Format, text: string): string
}

export function createStyle(stream: NodeJS.WriteStream): Style {
  return (format, text) => styleText(format, text, { stream, validateStream: true })
}
