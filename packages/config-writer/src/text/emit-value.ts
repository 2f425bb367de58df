import type { Json } from '@copilot-sync/plan'
import { emitScalar } from './emit-scalar.ts'

type JsonObject = { readonly [key: string]: Json }

const FLOW_LIST_LENGTH = 80

/** One line: `1`, `[a, b]`, `{a: 1}`. Costs (keys with `_cost`) are written as floats. */
export function emitInline(value: Json, key: string, flow: boolean): string {
  if (isScalar(value)) return emitScalar(value, { flow, float: /_cost(?:_|$)/.test(key) })
  if (isList(value)) return `[${value.map((item) => emitInline(item, key, true)).join(', ')}]`
  const pairs = Object.entries(value).map(([name, each]) => `${emitKey(name, true)}: ${emitInline(each, name, true)}`)
  return `{${pairs.join(', ')}}`
}

export function emitKey(name: string, flow: boolean): string {
  return emitScalar(name, { flow, float: false })
}

/** The lines of `key: value`, each without its line break, the first one without indentation; `step` columns a level. */
function emitPair(key: string, value: Json, indent: number, step: number): string[] {
  const head = `${emitKey(key, false)}:`
  if (isOneLine(value, key)) return [`${head} ${emitInline(value, key, false)}`]
  return [head, ...emitBlock(value, key, indent + step, step)]
}

/** The lines of a mapping or list that has lines of its own, with indentation. */
export function emitBlock(value: Json, key: string, indent: number, step: number): string[] {
  const pad = ' '.repeat(indent)
  if (isList(value)) return value.map((item) => `${pad}- ${emitInline(item, key, false)}`)
  return isObject(value) ? emitPairs(Object.entries(value), indent, step) : [pad + emitInline(value, key, false)]
}

export function emitPairs(pairs: readonly [string, Json][], indent: number, step: number): string[] {
  const pad = ' '.repeat(indent)
  return pairs.flatMap(([name, each]) => {
    const [first = '', ...rest] = emitPair(name, each, indent, step)
    return [pad + first, ...rest]
  })
}

/** Whether the value is written behind its key: scalars, empty ones, short lists of scalars. */
export function isOneLine(value: Json, key: string): boolean {
  if (isScalar(value)) return true
  if (!isList(value)) return Object.keys(value).length === 0
  return value.length === 0 || (value.every(isScalar) && emitInline(value, key, false).length <= FLOW_LIST_LENGTH)
}

export function isScalar(value: Json): value is string | number | boolean | null {
  return value === null || typeof value !== 'object'
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
