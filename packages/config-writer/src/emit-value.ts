import { isList, isMap, type Json } from '@copilot-sync/catalog'
import { emitScalar, type Quote } from './emit-scalar.ts'
import { emitTagged, keyOf, type Special, specialOf } from './emit-special.ts'

export { isList, isMap as isObject }

const FLOW_LIST_LENGTH = 80

/** How keys and texts are quoted. */
export interface Quotes {
  readonly keys: Quote
  readonly texts: Quote
}

export const BARE: Quotes = { keys: '', texts: '' }

/** One line: `1`, `[a, b]`, `{a: 1}`. Costs (keys with `_cost`) are written as floats. */
export function emitInline(value: Json, key: string, flow: boolean, quotes = BARE): string {
  if (isScalar(value)) return emitScalar(value, { flow, float: /_cost(?:_|$)/.test(key), quote: quotes.texts })
  if (isList(value)) return `[${value.map((item) => emitInline(item, key, true, quotes)).join(', ')}]`
  const special = specialOf(value)
  if (special) return emitSpecial(special, quotes)
  const pairs = Object.entries(value).map(([name, each]) => emitFlowPair(name, each, quotes))
  return `{${pairs.join(', ')}}`
}

export function emitFlowPair(name: string, value: Json, quotes = BARE): string {
  return `${emitKey(name, true, quotes)}: ${emitInline(value, name, true, quotes)}`
}

export function emitKey(name: string, flow: boolean, { keys }: Quotes): string {
  const key = keyOf(name)
  return 'text' in key ? emitScalar(key.text, { flow, float: false, quote: keys }) : key.written
}

function emitSpecial({ tag, content }: Special, quotes: Quotes): string {
  if (typeof content === 'string') return emitTagged(tag, content)
  const items = isList(content) ? content : []
  if (tag === 'set') return `!!set {${items.map((item) => emitKey(textOf(item), true, quotes)).join(', ')}}`
  const pairs = items.flatMap((item) => (isList(item) ? [emitFlowPair(textOf(item[0]), item[1] ?? null, quotes)] : []))
  return `!!${tag} [${pairs.map((pair) => `{${pair}}`).join(', ')}]`
}

function textOf(item: Json | undefined): string {
  return typeof item === 'string' ? item : ''
}

/** The lines of `key: value`, each without its line break, the first one without indentation; `step` columns a level. */
function emitPair(key: string, value: Json, indent: number, step: number, quotes: Quotes): string[] {
  const head = `${emitKey(key, false, quotes)}:`
  if (isOneLine(value, key)) return [`${head} ${emitInline(value, key, false, quotes)}`]
  return [head, ...emitBlock(value, key, indent + step, step, quotes)]
}

/** The lines of a mapping or list that has lines of its own, with indentation. */
export function emitBlock(value: Json, key: string, indent: number, step: number, quotes = BARE): string[] {
  const pad = ' '.repeat(indent)
  if (isList(value)) return value.map((item) => `${pad}- ${emitInline(item, key, false, quotes)}`)
  if (isMap(value)) return emitPairs(Object.entries(value), indent, step, quotes)
  return [pad + emitInline(value, key, false, quotes)]
}

export function emitPairs(pairs: readonly [string, Json][], indent: number, step: number, quotes = BARE): string[] {
  const pad = ' '.repeat(indent)
  return pairs.flatMap(([name, each]) => {
    const [first = '', ...rest] = emitPair(name, each, indent, step, quotes)
    return [pad + first, ...rest]
  })
}

/** Whether the value is written behind its key: scalars, empty ones, short lists of scalars. */
export function isOneLine(value: Json, key: string): boolean {
  if (isScalar(value) || specialOf(value)) return true
  if (!isList(value)) return Object.keys(value).length === 0
  return value.length === 0 || (value.every(isScalar) && emitInline(value, key, false).length <= FLOW_LIST_LENGTH)
}

export function isScalar(value: Json): value is string | number | boolean | null {
  return value === null || typeof value !== 'object'
}
