import { asText, isObject } from '../call.ts'
import type { Json, JsonObject } from '../types.ts'

/** `capabilities.supports.<key>` of a catalog model. */
export function capability(model: JsonObject, key: string): Json | undefined {
  const all = model['capabilities']
  const supports = isObject(all) ? all['supports'] : undefined
  return isObject(supports) ? supports[key] : undefined
}

/** `capabilities.type`; a model that does not say is for chat. */
export function modelType(model: JsonObject): string {
  const all = model['capabilities']
  return (isObject(all) ? asText(all['type']) : undefined) ?? 'chat'
}
