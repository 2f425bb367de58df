import type { MappingRule } from '@copilot-sync/mapper'
import { readCount } from '../read.ts'
import type { RuleSettings } from '../settings.ts'

const LIMITS = 'capabilities.limits'
const TIER = 'billing.token_prices.default'
const paths = [
  `${LIMITS}.max_context_window_tokens`,
  `${LIMITS}.max_prompt_tokens`,
  `${LIMITS}.max_output_tokens`,
  `${TIER}.max_prompt_tokens`,
  `${TIER}.context_max`,
]

export const limits: MappingRule<Pick<RuleSettings, 'maxTokens'> | undefined> = {
  api: 1,
  name: 'limits',
  summary: "The catalog's limits: input as far as the normal rate goes; a limit that is not stated is left out.",
  order: 230,
  limits: true,
  reads: paths,
  types: Object.fromEntries(paths.map((path) => [path, 'count'] as const)),
  writes: [
    'model_info.max_tokens',
    'model_info.max_input_tokens',
    'model_info.max_output_tokens',
    'model_info.max_context_window_tokens',
  ],
  map(model, { maxTokens = 'output' } = {}) {
    const window = readCount(model, `${LIMITS}.max_context_window_tokens`)
    const output = readCount(model, `${LIMITS}.max_output_tokens`)
    const prompt = readCount(model, `${LIMITS}.max_prompt_tokens`)
    const tier = readCount(model, `${TIER}.max_prompt_tokens`) ?? readCount(model, `${TIER}.context_max`)
    const input = tier === undefined || prompt === undefined ? (tier ?? prompt) : Math.min(tier, prompt)
    return {
      'model_info.max_tokens': maxTokens === 'context' ? window : output,
      'model_info.max_input_tokens': input,
      'model_info.max_output_tokens': output,
      'model_info.max_context_window_tokens': window,
    }
  },
  examples: [
    { catalog: {}, entry: undefined },
    {
      catalog: {
        capabilities: {
          limits: { max_context_window_tokens: 400_000, max_prompt_tokens: 272_000, max_output_tokens: 128_000 },
        },
      },
      entry: {
        'model_info.max_tokens': 128_000,
        'model_info.max_input_tokens': 272_000,
        'model_info.max_output_tokens': 128_000,
        'model_info.max_context_window_tokens': 400_000,
      },
    },
    {
      catalog: { capabilities: { limits: { max_context_window_tokens: 128_000, max_output_tokens: 4096 } } },
      options: { maxTokens: 'context' },
      entry: {
        'model_info.max_tokens': 128_000,
        'model_info.max_output_tokens': 4096,
        'model_info.max_context_window_tokens': 128_000,
      },
    },
    {
      catalog: {
        billing: { token_prices: { default: { context_max: 200_000 } } },
        capabilities: { limits: { max_prompt_tokens: 936_000 } },
      },
      entry: { 'model_info.max_input_tokens': 200_000 },
    },
    {
      catalog: {
        billing: { token_prices: { default: { max_prompt_tokens: 1_000_000 } } },
        capabilities: { limits: { max_prompt_tokens: 936_000 } },
      },
      entry: { 'model_info.max_input_tokens': 936_000 },
    },
    {
      catalog: { capabilities: { limits: { max_prompt_tokens: '8192', max_output_tokens: 0 } } },
      entry: undefined,
    },
  ],
}
