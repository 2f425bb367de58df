import type { Pen } from './pen.ts'
import { inlineScalar } from './scalars.ts'

export interface Given {
  readonly key: string
  /** Text of a scalar, or pairs of a mapping. */
  readonly value: string | readonly Given[]
}

const KEYS: readonly string[] = ['x', 'y', '"q k"', "'s'", 'long key', '12', 'é']

/** Between two tokens inside brackets. */
function gap(pen: Pen, most = ' '): string {
  const { tape } = pen
  if (tape.percent(85)) return most
  const pad = ' '.repeat(tape.below(9))
  return tape.percent(pen.talk) ? ` ${pen.comment()}\n${pad}` : tape.pick(['', '  ', `\n${pad}`])
}

function flowValue(pen: Pen, depth: number): string {
  const { tape } = pen
  const kind = depth > 0 ? tape.below(10) : 0
  if (kind === 8) return flowList(pen, depth - 1)
  if (kind === 9) return flowMap(pen, depth - 1, [])
  if (kind === 7) return pen.alias(['scalar', 'list', 'map']) ?? 'a'
  if (kind === 6) return `${pen.anchor('scalar')} ${inlineScalar(pen, true)}`
  return inlineScalar(pen, true)
}

export function flowList(pen: Pen, depth: number): string {
  const items = Array.from({ length: pen.tape.below(3) }, () =>
    pen.tape.percent(10) ? flowPair(pen, depth, 'single') : flowValue(pen, depth),
  )
  return joined(pen, items, '[', ']')
}

/** A mapping in braces with these pairs and some of the user's. */
export function flowMap(pen: Pen, depth: number, given: readonly Given[]): string {
  const { tape } = pen
  const json = tape.percent(20)
  const own = KEYS.filter(() => tape.percent(given.length > 0 ? 10 : 25))
  const pairs = given.map(({ key, value }) => {
    const text = typeof value === 'string' ? value : flowMap(pen, depth, value)
    return json ? `"${key}": ${text}` : `${key}:${gap(pen)}${text}`
  })
  const all = [...pairs, ...own.map((key) => flowPair(pen, depth, key))]
  return joined(pen, given.length > 0 && tape.percent(30) ? tape.shuffle(all) : all, '{', '}')
}

function flowPair(pen: Pen, depth: number, key: string): string {
  const { tape } = pen
  if (tape.percent(8)) return `?${gap(pen)} ${key}${gap(pen)} :${gap(pen)} ${flowValue(pen, depth)}`
  if (tape.percent(4)) return key
  return `${key}${tape.percent(5) ? ' ' : ''}:${gap(pen)} ${flowValue(pen, depth)}`
}

function joined(pen: Pen, items: readonly string[], open: string, close: string): string {
  const { tape } = pen
  const lines = tape.percent(20) ? `\n${' '.repeat(2 + tape.below(6))}` : ''
  const texts = items.map((item, index) => {
    const comma = index < items.length - 1 || tape.percent(10) ? `${gap(pen, '')},` : ''
    const behind = lines !== '' && tape.percent(pen.talk) ? ` ${pen.comment()}` : ''
    return (lines || gap(pen, index === 0 ? '' : ' ')) + item + comma + behind
  })
  const commented = /#[^\n]*$/.test(texts.at(-1) ?? '')
  return `${open}${texts.join('')}${lines !== '' || commented ? `\n${' '.repeat(tape.below(4))}` : gap(pen, '')}${close}`
}
