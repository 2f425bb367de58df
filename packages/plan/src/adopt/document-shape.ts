import { editorHeaderNames, isMap, type Json, type JsonMap } from '@copilot-sync/catalog'

const params = new Set(['model', 'extra_headers', 'model_info', 'cache_models_for'])
const info = new Set([
  'litellm_provider',
  'mode',
  'input_cost_per_token',
  'output_cost_per_token',
  'max_tokens',
  'max_input_tokens',
  'max_output_tokens',
  'supports_vision',
  'supports_function_calling',
  'supports_tool_calls',
  'supports_parallel_function_calling',
  'supports_structured_outputs',
  'supports_response_schema',
  'supports_system_messages',
])

/**
 * Whether an entry has the shape that earlier scripts wrote and no field beyond it: named as its model, `model_info`
 * and `cache_models_for` inside `litellm_params`. What LiteLLM 1.106.2 makes of it: it ignores the first and sends the
 * second upstream.
 */
export function hasDocumentShape(data: Json): boolean {
  if (!isMap(data) || !hasOnly(data, new Set(['model_name', 'litellm_params']))) return false
  const inner = data['litellm_params']
  if (!isMap(inner) || !hasOnly(inner, params) || inner['model'] !== data['model_name']) return false
  const { extra_headers: sent = {}, model_info: nested } = inner
  if (!isMap(sent) || !isMap(nested)) return false
  return Object.keys(sent).every((name) => editorHeaderNames.has(name.toLowerCase())) && hasOnly(nested, info)
}

function hasOnly(data: JsonMap, keys: ReadonlySet<string>): boolean {
  return Object.keys(data).every((key) => keys.has(key))
}
