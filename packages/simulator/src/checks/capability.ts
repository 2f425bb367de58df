import { isMap, type Json, type JsonMap } from '@copilot-sync/catalog'
import { asText } from '../call.ts'

/** `capabilities.supports.<key>` of a catalog model. */
export function capability(model: JsonMap, key: string): Json | undefined {
  const all = model['capabilities']
  const supports = isMap(all) ? all['supports'] : undefined
  return isMap(supports) ? supports[key] : undefined
}

/** `capabilities.type`; a model that does not say is for chat. */
export function modelType(model: JsonMap): string {
  const all = model['capabilities']
  return (isMap(all) ? asText(all['type']) : undefined) ?? 'chat'
}
