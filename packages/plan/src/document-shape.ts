import { isMap, type Json, type JsonMap } from '@copilot-sync/catalog'
import type { DocumentShape } from './types.ts'

/**
 * Whether an entry has the shape that earlier scripts wrote and no field beyond it: named as its model, `model_info`
 * and `cache_models_for` inside `litellm_params`. What LiteLLM 1.106.2 makes of it: it ignores the first and sends the
 * second upstream.
 */
export function hasDocumentShape(data: Json, { params, headers, info }: DocumentShape): boolean {
  if (!isMap(data) || !hasOnly(data, ['model_name', 'litellm_params'])) return false
  const inner = data['litellm_params']
  if (!isMap(inner) || !hasOnly(inner, params) || inner['model'] !== data['model_name']) return false
  const { extra_headers: sent = {}, model_info: nested } = inner
  if (!isMap(sent) || !isMap(nested)) return false
  return Object.keys(sent).every((name) => headers.includes(name.toLowerCase())) && hasOnly(nested, info)
}

function hasOnly(data: JsonMap, keys: readonly string[]): boolean {
  return Object.keys(data).every((key) => keys.includes(key))
}
