import type { DocumentShape, Json } from '../types.ts'

type Mapping = { readonly [key: string]: Json }

export function isMapping(data: Json | undefined): data is Mapping {
  return data !== null && typeof data === 'object' && !Array.isArray(data)
}

/**
 * Whether an entry has the shape that earlier scripts wrote and no field beyond it: named as its model, `model_info`
 * and `cache_models_for` inside `litellm_params`. What LiteLLM 1.106.2 makes of it: it ignores the first and sends the
 * second upstream.
 */
export function hasDocumentShape(data: Json, { params, headers, info }: DocumentShape): boolean {
  if (!isMapping(data) || !hasOnly(data, ['model_name', 'litellm_params'])) return false
  const inner = data['litellm_params']
  if (!isMapping(inner) || !hasOnly(inner, params) || inner['model'] !== data['model_name']) return false
  const { extra_headers: sent = {}, model_info: nested } = inner
  if (!isMapping(sent) || !isMapping(nested)) return false
  return Object.keys(sent).every((name) => headers.includes(name.toLowerCase())) && hasOnly(nested, info)
}

function hasOnly(data: Mapping, keys: readonly string[]): boolean {
  return Object.keys(data).every((key) => keys.includes(key))
}
