import type { Tape } from './tape.ts'

const COMMENTS: readonly string[] = [
  '# c',
  '#c',
  '#\tc',
  '# c \t ',
  '# - x: [1, c',
  '# "c',
  '#---c',
  '# é模型😀 c',
  '# c # d',
  '# - model_name: c',
  '# c\u2028  # more c',
  '# c\u0085# more c',
  '# c\u2029\n# more c',
]

/** What all parts of a random document share: the tape, the anchors so far, the numbers of its comments. */
export class Pen {
  readonly tape: Tape
  readonly anchors: { readonly name: string; readonly kind: 'scalar' | 'list' | 'map' }[] = []
  /** How many of a hundred places for a comment have one. */
  readonly talk: number
  /** An alias of a whole `model_info` of ours, once there is one. */
  shared: string | undefined
  #count = 0

  constructor(tape: Tape) {
    this.tape = tape
    this.talk = tape.pick([5, 0, 15, 40])
  }

  comment(): string {
    this.#count += 1
    const shape = this.tape.percent(20) ? this.tape.pick(COMMENTS) : '# c'
    return shape.replaceAll('c', `c${this.#count}`)
  }

  /** The end of a line. */
  behind(): string {
    const { tape } = this
    if (tape.percent(this.talk)) return `${tape.pick(['  ', ' ', '    '])}${this.comment()}\n`
    return tape.percent(3) ? '   \n' : '\n'
  }

  /** Lines before one at this column. */
  above(column: number): string {
    const { tape } = this
    if (tape.percent(this.talk)) {
      const at = tape.pick([column, column, column, 0, column + 2, column + 7])
      return `${' '.repeat(at)}${this.comment()}\n${tape.percent(20) ? this.above(column) : ''}`
    }
    return tape.percent(5) ? tape.pick(['\n', '   \n', '\n\n']) : ''
  }

  /** The beginning of a line. */
  line(column: number): string {
    return this.above(column) + ' '.repeat(column)
  }

  anchor(kind: 'scalar' | 'list' | 'map'): string {
    this.#count += 1
    const name = this.tape.percent(1) ? (this.anchors.at(-1)?.name ?? 'a') : `a${this.#count}`
    // A list or mapping may not contain itself.
    const known = kind === 'scalar' ? this.anchors : this.#pending
    known.push({ name, kind })
    return `&${name}`
  }

  /** Now aliases may name all lists and mappings so far. */
  release(): void {
    this.anchors.push(...this.#pending.splice(0))
  }

  alias(kinds: readonly string[]): string | undefined {
    const fitting = this.anchors.filter(({ kind }) => kinds.includes(kind))
    return fitting.length > 0 ? `*${this.tape.pick(fitting).name}` : undefined
  }

  readonly #pending: { readonly name: string; readonly kind: 'scalar' | 'list' | 'map' }[] = []
}
