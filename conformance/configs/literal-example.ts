import type { Json, JsonMap } from '../../packages/catalog/src/index.ts'
import { at } from '../json.ts'
import type { Expectation } from '../types.ts'

/** Entries as the example in older scripts' documents has them, to the letter: `model_info` nested, headers in mixed case. */
export function literalExample(models: readonly JsonMap[], usable: readonly Expectation[]): JsonMap {
  return { model_list: usable.map(({ id }) => entry(id, models.find((model) => model['id'] === id) ?? {})) }
}

function entry(id: string, model: JsonMap): JsonMap {
  const limit = (name: string): Json | undefined => at(model, `capabilities.limits.${name}`)
  const can = (name: string): boolean => at(model, `capabilities.supports.${name}`) === true
  const info: Readonly<Record<string, Json | undefined>> = {
    litellm_provider: 'github_copilot',
    mode: 'chat',
    input_cost_per_token: 0,
    output_cost_per_token: 0,
    max_tokens: limit('max_context_window_tokens'),
    max_input_tokens: limit('max_prompt_tokens'),
    max_output_tokens: limit('max_output_tokens'),
    supports_vision: can('vision'),
    supports_function_calling: can('tool_calls'),
    supports_tool_calls: can('tool_calls'),
    supports_parallel_function_calling: can('parallel_tool_calls'),
    supports_system_messages: true,
  }
  return {
    model_name: `github_copilot/${id}`,
    litellm_params: {
      model: `github_copilot/${id}`,
      extra_headers: {
        'Editor-Version': 'vscode/1.85.1',
        'Editor-Plugin-Version': 'copilot/1.155.0',
        'User-Agent': 'GithubCopilot/1.155.0',
        'Copilot-Integration-Id': 'vscode-chat',
      },
      model_info: Object.fromEntries(
        Object.entries(info).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      ),
      cache_models_for: 7200,
    },
  }
}

/** LiteLLM's own way: one wildcard entry. */
export const wildcard: JsonMap = {
  model_list: [{ model_name: 'github_copilot/*', litellm_params: { model: 'github_copilot/*' } }],
}
