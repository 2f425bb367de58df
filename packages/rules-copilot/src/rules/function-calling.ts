import type { MappingRule } from '@copilot-sync/mapper'
import { readFlag } from '../read.ts'

/** `supports_function_calling` is what LiteLLM reads. Written false when the catalog is silent: its built-in map would answer. */
export const functionCalling: MappingRule = {
  api: 1,
  name: 'function-calling',
  summary: 'Whether the model calls tools, under both names.',
  order: 310,
  mark: { label: 'tools', order: 20 },
  reads: ['capabilities.supports.tool_calls'],
  types: { 'capabilities.supports.tool_calls': 'flag' },
  writes: ['model_info.supports_function_calling', 'model_info.supports_tool_calls'],
  map(model) {
    const tools = readFlag(model, 'capabilities.supports.tool_calls') ?? false
    return { 'model_info.supports_function_calling': tools, 'model_info.supports_tool_calls': tools }
  },
  examples: [
    {
      catalog: { capabilities: { supports: { tool_calls: true } } },
      entry: { 'model_info.supports_function_calling': true, 'model_info.supports_tool_calls': true },
    },
    {
      catalog: {},
      entry: { 'model_info.supports_function_calling': false, 'model_info.supports_tool_calls': false },
    },
  ],
}
