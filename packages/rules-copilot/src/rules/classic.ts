import type { Json } from '@copilot-sync/catalog'
import type { MappingRule, ModelView } from '@copilot-sync/mapper'
import { documentShape } from '../document-shape.ts'
import { readFlag } from '../read.ts'
import type { RuleSettings } from '../settings.ts'
import { costs } from './costs.ts'
import { functionCalling } from './function-calling.ts'
import { limits } from './limits.ts'
import { mode } from './mode.ts'
import { parallelFunctionCalling } from './parallel-function-calling.ts'
import { provider } from './provider.ts'
import { structuredOutputs } from './structured-outputs.ts'
import { systemMessages } from './system-messages.ts'
import { vision } from './vision.ts'

type Options = Pick<RuleSettings, 'cacheModelsFor' | 'costs' | 'entry'> | undefined

const sources = [
  provider,
  mode,
  costs,
  limits,
  vision,
  functionCalling,
  parallelFunctionCalling,
  structuredOutputs,
  systemMessages,
]

/**
 * LiteLLM 1.106.2 ignores a `model_info` below `litellm_params`, and sends `cache_models_for` upstream, where it earns
 * 400, unless it is named in `additional_drop_params`. So the fields beside it stay, and this one makes it answer.
 */
export const classic: MappingRule<Options> = {
  api: 1,
  name: 'classic',
  summary: 'With `entry: classic` also the older shape: `model_info` and `cache_models_for` in `litellm_params`.',
  order: 110,
  reads: [...new Set(sources.flatMap(({ reads }) => reads))],
  writes: ['litellm_params.model_info', 'litellm_params.cache_models_for', 'litellm_params.additional_drop_params'],
  map(model, { cacheModelsFor: seconds = 7200, costs: prices, entry } = {}) {
    if (entry !== 'classic') return undefined
    return {
      'litellm_params.model_info': nested(model, prices),
      ...(seconds === null
        ? {}
        : {
            'litellm_params.cache_models_for': seconds,
            'litellm_params.additional_drop_params': ['cache_models_for'],
          }),
    }
  },
  examples: [
    { catalog: {}, entry: undefined },
    {
      catalog: {
        capabilities: {
          type: 'chat',
          limits: { max_context_window_tokens: 128_000, max_prompt_tokens: 96_000, max_output_tokens: 4096 },
          supports: { vision: true, tool_calls: true, parallel_tool_calls: true },
        },
      },
      options: { entry: 'classic' },
      entry: {
        'litellm_params.model_info': {
          litellm_provider: 'github_copilot',
          mode: 'chat',
          input_cost_per_token: 0,
          output_cost_per_token: 0,
          max_tokens: 128_000,
          max_input_tokens: 96_000,
          max_output_tokens: 4096,
          supports_vision: true,
          supports_function_calling: true,
          supports_tool_calls: true,
          supports_parallel_function_calling: true,
          supports_system_messages: true,
        },
        'litellm_params.cache_models_for': 7200,
        'litellm_params.additional_drop_params': ['cache_models_for'],
      },
    },
    {
      catalog: {
        supported_endpoints: ['/responses'],
        capabilities: { type: 'chat', supports: { structured_outputs: true, reasoning_effort: ['low'] } },
      },
      options: { cacheModelsFor: 600, costs: 'catalog', entry: 'classic' },
      entry: {
        'litellm_params.model_info': {
          litellm_provider: 'github_copilot',
          mode: 'responses',
          supports_vision: false,
          supports_function_calling: false,
          supports_tool_calls: false,
          supports_parallel_function_calling: false,
          supports_structured_outputs: true,
          supports_response_schema: true,
          supports_system_messages: true,
        },
        'litellm_params.cache_models_for': 600,
        'litellm_params.additional_drop_params': ['cache_models_for'],
      },
    },
    {
      catalog: { capabilities: { type: 'embeddings' } },
      options: { cacheModelsFor: null, entry: 'classic' },
      entry: {
        'litellm_params.model_info': {
          litellm_provider: 'github_copilot',
          mode: 'embedding',
          input_cost_per_token: 0,
          output_cost_per_token: 0,
          supports_vision: false,
          supports_function_calling: false,
          supports_tool_calls: false,
          supports_parallel_function_calling: false,
        },
      },
    },
  ],
}

function nested(model: ModelView, prices: RuleSettings['costs']): Json {
  const options = { costs: prices, maxTokens: 'context' as const }
  const silent = structuredOutputs.reads.every((path) => readFlag(model, path) === undefined)
  const said = sources.filter((rule) => rule !== structuredOutputs || !silent)
  const fields: Readonly<Record<string, Json | undefined>> = Object.assign(
    {},
    ...said.map((rule) => rule.map(model, options)),
  )
  const present = documentShape.info.flatMap((key) => {
    const value = fields[`model_info.${key}`]
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(present)
}
