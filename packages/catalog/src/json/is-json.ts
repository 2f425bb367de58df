import type { Json } from './json.ts'

/** Whether a value can be written as JSON and YAML and read back the same: no NaN, function, Date, undefined, lone surrogate. */
export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string') return value.isWellFormed()
  // Array.from: a hole in a list is an undefined, which `every` would skip.
  if (Array.isArray(value)) return Array.from(value).every(isJson)
  if (typeof value !== 'object') return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === null || prototype === Object.prototype) && Object.values(value).every(isJson)
}
