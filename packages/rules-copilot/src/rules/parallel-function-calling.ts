import type { MappingRule } from '@copilot-sync/mapper'
import { readFlag } from '../read.ts'

/** Written false when the catalog is silent: left out, LiteLLM's built-in map would answer. */
export const parallelFunctionCalling: MappingRule = {
  api: 1,
  name: 'parallel-function-calling',
  summary: 'Whether the model calls several tools at once.',
  order: 320,
  mark: { label: 'parallel', order: 30, minor: true },
  reads: ['capabilities.supports.parallel_tool_calls'],
  types: { 'capabilities.supports.parallel_tool_calls': 'flag' },
  writes: ['model_info.supports_parallel_function_calling'],
  map: (model) => ({
    'model_info.supports_parallel_function_calling':
      readFlag(model, 'capabilities.supports.parallel_tool_calls') ?? false,
  }),
  examples: [
    {
      catalog: { capabilities: { supports: { parallel_tool_calls: true } } },
      entry: { 'model_info.supports_parallel_function_calling': true },
    },
    { catalog: {}, entry: { 'model_info.supports_parallel_function_calling': false } },
  ],
}
