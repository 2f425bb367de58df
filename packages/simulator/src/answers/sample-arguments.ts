import { asList, asText, isObject } from '../call.ts'
import type { Json } from '../types.ts'

/** The smallest value that a JSON schema lets pass: required properties only. */
export function sampleArguments(schema: Json | undefined): Json {
  if (!isObject(schema)) return {}
  const [first] = asList(schema['enum'])
  if (first !== undefined) return first
  const type = asText(schema['type']) ?? 'object'
  if (type === 'string') return 'sample'
  if (type === 'number' || type === 'integer') return 1
  if (type === 'boolean') return true
  if (type === 'array') return []
  const properties = schema['properties']
  const wanted = asList(schema['required']).filter((name) => typeof name === 'string')
  return Object.fromEntries(wanted.map((name) => [name, sampleArguments(isObject(properties) ? properties[name] : {})]))
}
