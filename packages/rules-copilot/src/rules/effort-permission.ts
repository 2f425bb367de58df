import type { MappingRule } from '@copilot-sync/mapper'
import { readList } from '../read.ts'

/** LiteLLM 1.106.2 decides by the model's name whether an effort passes: it drops it for mapped Claude ids and answers 400 for Gemini ids. */
export const effortPermission: MappingRule = {
  api: 1,
  name: 'effort-permission',
  summary: '`reasoning_effort` is let through where the catalog lists efforts.',
  order: 120,
  reads: ['capabilities.supports.reasoning_effort'],
  writes: ['litellm_params.allowed_openai_params'],
  map: (model) =>
    readList(model, 'capabilities.supports.reasoning_effort')?.length
      ? { 'litellm_params.allowed_openai_params': ['reasoning_effort'] }
      : undefined,
  examples: [
    {
      catalog: { capabilities: { supports: { reasoning_effort: ['low', 'high'] } } },
      entry: { 'litellm_params.allowed_openai_params': ['reasoning_effort'] },
    },
    { catalog: { capabilities: { supports: { reasoning_effort: [] } } }, entry: undefined },
    { catalog: { capabilities: { supports: { reasoning_effort: 'high' } } }, entry: undefined },
    { catalog: {}, entry: undefined },
  ],
}
