/** The tokens of YAML 1.1. */
export const Kind = {
  streamEnd: 0,
  directive: 1,
  documentStart: 2,
  documentEnd: 3,
  blockSequenceStart: 4,
  blockMappingStart: 5,
  blockEnd: 6,
  flowSequenceStart: 7,
  flowSequenceEnd: 8,
  flowMappingStart: 9,
  flowMappingEnd: 10,
  flowEntry: 11,
  blockEntry: 12,
  key: 13,
  value: 14,
  alias: 15,
  anchor: 16,
  tag: 17,
  scalar: 18,
} as const

export type Kind = (typeof Kind)[keyof typeof Kind]
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

export class Token {
  readonly kind: Kind
  readonly start: number
  readonly end: number
  /** Text of a scalar, name of an anchor or alias, suffix of a tag, name of a directive. */
  readonly value: string
  readonly style: ScalarStyle
  /** Of a block scalar: the end of `|` or `>` with its indicators. */
  readonly headerEnd: number
  /** Of a tag: its handle, null for `!<…>` and `!`. Of a directive: its value. */
  readonly handle: string | null

  constructor(
    kind: Kind,
    start: number,
    end: number,
    value = '',
    style: ScalarStyle = 'plain',
    headerEnd = end,
    handle: string | null = null,
  ) {
    this.kind = kind
    this.start = start
    this.end = end
    this.value = value
    this.style = style
    this.headerEnd = headerEnd
    this.handle = handle
  }
}
