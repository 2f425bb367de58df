import { isMap, type Json } from '@copilot-sync/catalog'
import { asList, asText } from '../call.ts'

/** The smallest value that a JSON schema lets pass: required properties only. */
export function sampleArguments(schema: Json | undefined): Json {
  if (!isMap(schema)) return {}
  const [first] = asList(schema['enum'])
  if (first !== undefined) return first
  const type = asText(schema['type']) ?? 'object'
  if (type === 'string') return 'sample'
  if (type === 'number' || type === 'integer') return 1
  if (type === 'boolean') return true
  if (type === 'array') return []
  const properties = schema['properties']
  const wanted = asList(schema['required']).filter((name) => typeof name === 'string')
  return Object.fromEntries(wanted.map((name) => [name, sampleArguments(isMap(properties) ? properties[name] : {})]))
}
