import type { Pen } from './pen.ts'

const INLINE: readonly string[] = [
  'a',
  'b c',
  '12',
  '0.5',
  'true',
  'null',
  '~',
  '"q"',
  "'s'",
  'os.environ/KEY',
  '"x # y"',
  "'it''s'",
  '1e-7',
  '2026-06-01',
  'é 模型😀',
  '"\\u00e9\\n\\x41\\tz"',
  'http://a.b/c?d',
  'yes',
  '0o7',
  '012',
  '1_000',
  '190:20:30',
  '.inf',
  '-1.5e+3',
  'a#b',
  '"\ttab\t"',
  "'a: b'",
]
const BLOCK_ONLY: readonly string[] = ['a, b', 'a [b]', 'a{b}c', '- b'.slice(2), 'what? yes', 'a:b', '-a']
const TAGGED: readonly string[] = [
  '!!str 5',
  '!!int "7"',
  '!!float 1',
  '! a',
  '!<tag:yaml.org,2002:str> 3',
  '!!str',
  '!!null ~',
]
const LINES: readonly string[] = [
  'text',
  'a: b',
  '# no comment',
  '- x',
  '  deeper',
  '',
  ' ',
  '"quote',
  '\ttab',
  'é😀',
  'trailing ',
  'x\u0085',
]

/** A scalar that ends on its own line; in flow context without what would end it there. */
export function inlineScalar({ tape }: Pen, flow: boolean): string {
  if (tape.percent(6)) return tape.pick(TAGGED)
  if (tape.percent(2)) return `"${'long '.repeat(300)}"`
  return !flow && tape.percent(15) ? tape.pick(BLOCK_ONLY) : tape.pick(INLINE)
}

/** Plain or quoted, over several lines. */
export function foldedScalar(pen: Pen, column: number): string {
  const { tape } = pen
  const pad = () => `${tape.percent(20) ? '\n' : ''}\n${' '.repeat(column + 1 + tape.below(4))}`
  const words = ['first', 'second: '.trim().slice(0, 6), 'third'].slice(0, 2 + tape.below(2))
  const quote = tape.pick(['', '"', "'"])
  const parts = words.map((word) => (quote !== '' && tape.percent(20) ? `${word} # x` : word))
  const broken = quote === '"' && tape.percent(20) ? ' \\' : ''
  return quote + parts.map((part, index) => (index === 0 ? part : broken + pad() + part)).join('') + quote
}

/** From its `|` or `>` to its last line break; `column` is that of the block around it. */
export function blockScalar(pen: Pen, column: number): string {
  const { tape } = pen
  const chomp = tape.pick(['', '-', '+'])
  const increment = tape.percent(25) ? 1 + tape.below(4) : 0
  const pad = ' '.repeat(column + (increment || 1 + tape.below(4)))
  const digit = increment === 0 ? '' : String(increment)
  const head = tape.pick(['|', '>']) + (tape.percent(50) ? chomp + digit : digit + chomp)
  const lines = Array.from({ length: tape.below(4) }, () => tape.pick(LINES))
  const first = increment > 0 && tape.percent(30) ? '  first' : tape.pick(['first', '', '# first'])
  const body = [first, ...lines].map((line) => (line === '' ? '\n' : `${pad}${line}\n`)).join('')
  const tail = tape.percent(25) ? tape.pick(['\n', '\n\n', `${' '.repeat(column)}\n`, `${pad}  \n`]) : ''
  return `${head}${pen.behind()}${body}${tail}`
}
