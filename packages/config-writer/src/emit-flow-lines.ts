import type { Json } from '@copilot-sync/catalog'
import { specialOf } from './emit-special.ts'
import { emitFlowPair, emitInline, emitKey, isObject, isScalar, type Quotes } from './emit-value.ts'

/** A mapping in braces with a line for each pair, as JSON is often laid out; the first line without indentation. */
export function emitFlowLines(value: Json, pad: string, step: number, quotes: Quotes): string[] {
  const inner = pad + ' '.repeat(step)
  const pairs = isObject(value) ? Object.entries(value) : []
  const lines = pairs.flatMap(([name, each], index) => {
    const comma = index < pairs.length - 1 ? ',' : ''
    if (isShort(each)) return [`${inner}${emitFlowPair(name, each, quotes)}${comma}`]
    const [first = '', ...rest] = emitFlowLines(each, inner, step, quotes)
    const head = `${inner}${emitKey(name, true, quotes)}: ${first}`
    return [head].concat(rest.slice(0, -1), `${rest.at(-1) ?? ''}${comma}`)
  })
  return lines.length > 0 ? ['{', ...lines, `${pad}}`] : [emitInline(value, '', true, quotes)]
}

/** What takes one line: all but mappings of several pairs. */
function isShort(value: Json): boolean {
  if (!isObject(value) || specialOf(value)) return true
  const values = Object.values(value)
  return values.length === 0 || (values.length === 1 && values.every(isScalar))
}
