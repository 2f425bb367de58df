/** The keys of an entry as earlier scripts wrote it, in its order: of `litellm_params`, of its headers, of `model_info` in it. */
export const documentShape = {
  params: ['model', 'extra_headers', 'model_info', 'cache_models_for'],
  headers: ['editor-version', 'editor-plugin-version', 'user-agent', 'copilot-integration-id'],
  info: [
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
  ],
} as const
