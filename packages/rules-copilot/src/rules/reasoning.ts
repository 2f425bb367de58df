import type { MappingRule } from '@copilot-sync/mapper'
import { readCount, readFlag, readList } from '../read.ts'

const SUPPORTS = 'capabilities.supports'

/** `supports_reasoning` is written false when the catalog is silent: left out, LiteLLM's built-in map would answer. */
export const reasoning: MappingRule = {
  api: 1,
  name: 'reasoning',
  summary: 'Whether the model reasons: it has efforts besides `none`, a thinking budget, or adaptive thinking.',
  order: 340,
  mark: { label: 'reasoning', order: 40 },
  reads: [`${SUPPORTS}.reasoning_effort`, `${SUPPORTS}.adaptive_thinking`, `${SUPPORTS}.max_thinking_budget`],
  types: {
    [`${SUPPORTS}.reasoning_effort`]: 'texts',
    [`${SUPPORTS}.adaptive_thinking`]: 'flag',
    [`${SUPPORTS}.max_thinking_budget`]: 'count',
  },
  writes: ['model_info.supports_reasoning', 'model_info.supports_adaptive_thinking'],
  map(model) {
    const adaptive = readFlag(model, `${SUPPORTS}.adaptive_thinking`)
    const efforts = readList(model, `${SUPPORTS}.reasoning_effort`) ?? []
    const budget = readCount(model, `${SUPPORTS}.max_thinking_budget`)
    return {
      'model_info.supports_reasoning':
        adaptive === true || budget !== undefined || efforts.some((effort) => effort !== 'none'),
      'model_info.supports_adaptive_thinking': adaptive,
    }
  },
  examples: [
    { catalog: {}, entry: { 'model_info.supports_reasoning': false } },
    {
      catalog: { capabilities: { supports: { adaptive_thinking: true } } },
      entry: { 'model_info.supports_reasoning': true, 'model_info.supports_adaptive_thinking': true },
    },
    {
      catalog: { capabilities: { supports: { max_thinking_budget: 32_000 } } },
      entry: { 'model_info.supports_reasoning': true },
    },
    {
      catalog: { capabilities: { supports: { reasoning_effort: ['low'] } } },
      entry: { 'model_info.supports_reasoning': true },
    },
    {
      catalog: { capabilities: { supports: { reasoning_effort: ['none'] } } },
      entry: { 'model_info.supports_reasoning': false },
    },
  ],
}
