import type { MappingRule } from '@copilot-sync/mapper'
import { readList } from '../read.ts'

/** The efforts that LiteLLM 1.106.2 has a flag for; `medium` and `high` have none. */
const efforts = ['none', 'minimal', 'low', 'xhigh', 'max'] as const

/** All five are stated once the catalog lists efforts: what is left out, LiteLLM's built-in map would answer. */
export const reasoningEfforts: MappingRule = {
  api: 1,
  name: 'reasoning-efforts',
  summary: 'Which efforts the model knows, where the catalog lists them.',
  order: 350,
  reads: ['capabilities.supports.reasoning_effort'],
  writes: efforts.map((effort) => `model_info.supports_${effort}_reasoning_effort` as const),
  map(model) {
    const listed = readList(model, 'capabilities.supports.reasoning_effort')
    if (!listed?.length) return undefined
    return Object.fromEntries(
      efforts.map((effort) => [`model_info.supports_${effort}_reasoning_effort`, listed.includes(effort)]),
    )
  },
  examples: [
    {
      catalog: { capabilities: { supports: { reasoning_effort: ['low', 'medium', 'high', 'max'] } } },
      entry: {
        'model_info.supports_none_reasoning_effort': false,
        'model_info.supports_minimal_reasoning_effort': false,
        'model_info.supports_low_reasoning_effort': true,
        'model_info.supports_xhigh_reasoning_effort': false,
        'model_info.supports_max_reasoning_effort': true,
      },
    },
    { catalog: {}, entry: undefined },
  ],
}
