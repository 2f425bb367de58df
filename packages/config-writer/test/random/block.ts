import { flowList, flowMap } from './flow.ts'
import type { Pen } from './pen.ts'
import { blockScalar, foldedScalar, inlineScalar } from './scalars.ts'

/** A key and what stands behind its `:`, to the end of the last line. */
export interface Field {
  readonly key: string
  value(column: number): string
}

const KEYS: readonly string[] = ['x', 'y', 'timeout', 'weird key', 'k-1', '"q"', "'it''s'", '5', 'é😀', '"<<"', 'on']

/** From behind `:` or `-` to the end of its last line; `column` is that of the block around it. */
export function value(pen: Pen, column: number, depth: number): string {
  const { tape } = pen
  const kind = tape.below(depth > 0 ? 20 : 12)
  if (kind === 6) return ` ${blockScalar(pen, column)}`
  if (kind === 7) return ` ${foldedScalar(pen, column)}${pen.behind()}`
  if (kind === 8) return ` ${tape.percent(50) ? flowList(pen, 2) : flowMap(pen, 2, [])}${pen.behind()}`
  if (kind === 9) return `${pen.behind()}${pen.line(column + 2)}${inlineScalar(pen, false)}${pen.behind()}`
  if (kind === 10) return pen.behind()
  if (kind === 11) return propertied(pen, column, depth)
  if (kind > 15) return `${pen.behind()}${list(pen, column + tape.pick([0, 2, 4]), depth - 1)}`
  if (kind > 11) return `${pen.behind()}${map(pen, column + tape.pick([2, 2, 4, 1, 3]), depth - 1, fields(pen, depth))}`
  return `${tape.percent(5) ? '   ' : ' '}${inlineScalar(pen, false)}${pen.behind()}`
}

/** With an anchor or a tag, or an alias. */
function propertied(pen: Pen, column: number, depth: number): string {
  const { tape } = pen
  const kind = tape.below(6)
  if (kind === 1) return ` ${pen.alias(['scalar', 'list', 'map']) ?? 'a'}${pen.behind()}`
  if (kind === 2) return ` ${pen.anchor('scalar')}${pen.behind()}`
  if (kind === 3) return ` ${pen.anchor('scalar')} ${blockScalar(pen, column)}`
  const between = () => (tape.percent(15) ? `${pen.behind()}${pen.line(column + 1)}` : ' ')
  if (kind === 4) return `${between()}${pen.anchor('list')} ${flowList(pen, 1)}${pen.behind()}`
  if (kind === 5) {
    const props = tape.pick([pen.anchor('map'), '!!map', `${pen.anchor('map')} !!map`, `!!map ${pen.anchor('map')}`])
    return ` ${props}${pen.behind()}${map(pen, column + 2, depth - 1, fields(pen, depth))}`
  }
  return `${between()}${pen.anchor('scalar')}${between()}${inlineScalar(pen, false).replace(/^!\S* ?/, '')}${pen.behind()}`
}

/** Pairs of the user's. */
export function fields(pen: Pen, depth: number, share = 20): Field[] {
  const { tape } = pen
  const keys = KEYS.filter(() => tape.percent(share))
  const own = (keys.length > 0 ? keys : ['w']).map((key) => ({
    key,
    value: (column: number) => value(pen, column, depth),
  }))
  const merged = tape.percent(12) ? mergeOf(pen) : undefined
  return merged === undefined ? own : tape.shuffle([...own, merged])
}

function mergeOf(pen: Pen): Field | undefined {
  const one = pen.alias(['map'])
  if (one === undefined) return undefined
  const text = pen.tape.percent(20) ? `[${one}, {z: 1}]` : one
  return { key: '<<', value: () => ` ${text}${pen.behind()}` }
}

export function map(pen: Pen, column: number, depth: number, pairs: readonly Field[]): string {
  return pairs.map((field) => pair(pen, column, field)).join('')
}

function pair(pen: Pen, column: number, { key, value: text }: Field): string {
  const { tape } = pen
  const start = pen.line(column)
  if (tape.percent(3)) {
    const compact = tape.percent(10) ? ' z: 1\n' : text(column)
    return `${start}? ${key}${pen.behind()}${pen.line(column)}:${compact}`
  }
  const written = tape.percent(4) && /^\w+$/.test(key) ? tape.pick([`"${key}"`, `'${key}'`, `${key} `]) : key
  return `${start}${written}:${text(column)}`
}

function list(pen: Pen, column: number, depth: number): string {
  const { tape } = pen
  const items = Array.from({ length: 1 + tape.below(3) }, () => {
    const start = `${pen.line(column)}-`
    const kind = tape.below(8)
    if (kind === 7 && depth > 0) return `${start} ${list(pen, column + 2, depth - 1).trimStart()}`
    if (kind !== 6) return start + value(pen, column, Math.max(depth, 0))
    const keys = column + 2 + tape.below(3)
    const body = map(pen, keys, depth - 1, fields(pen, 0))
    return isBare(body, keys) ? start + body.slice(column + 1) : `${start}\n${body}`
  })
  return items.join('')
}

/** Whether the text begins with its first key, so that this may stand behind a `-`. */
export function isBare(text: string, column: number): boolean {
  return /^ *$/.test(text.slice(0, column)) && !/^[\s#]/.test(text.slice(column))
}
