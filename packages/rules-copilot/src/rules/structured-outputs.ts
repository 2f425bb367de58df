import type { MappingRule } from '@copilot-sync/mapper'
import { readFlag } from '../read.ts'

/** `supports_response_schema` is what LiteLLM reads. Written false when the catalog is silent: its built-in map would answer. */
export const structuredOutputs: MappingRule = {
  api: 1,
  name: 'structured-outputs',
  summary: 'Whether the model answers in a given JSON schema, under both names.',
  order: 330,
  mark: { label: 'schema', order: 50 },
  reads: ['capabilities.supports.structured_outputs', 'capabilities.supports.response_schema'],
  types: { 'capabilities.supports.structured_outputs': 'flag', 'capabilities.supports.response_schema': 'flag' },
  writes: ['model_info.supports_response_schema', 'model_info.supports_structured_outputs'],
  map(model) {
    const outputs = readFlag(model, 'capabilities.supports.structured_outputs')
    const schema = readFlag(model, 'capabilities.supports.response_schema')
    return {
      'model_info.supports_structured_outputs': outputs ?? schema ?? false,
      'model_info.supports_response_schema': schema ?? outputs ?? false,
    }
  },
  examples: [
    {
      catalog: { capabilities: { supports: { structured_outputs: true } } },
      entry: { 'model_info.supports_structured_outputs': true, 'model_info.supports_response_schema': true },
    },
    {
      catalog: { capabilities: { supports: { response_schema: true } } },
      entry: { 'model_info.supports_structured_outputs': true, 'model_info.supports_response_schema': true },
    },
    {
      catalog: { capabilities: { supports: { structured_outputs: true, response_schema: false } } },
      entry: { 'model_info.supports_structured_outputs': true, 'model_info.supports_response_schema': false },
    },
    {
      catalog: {},
      entry: { 'model_info.supports_structured_outputs': false, 'model_info.supports_response_schema': false },
    },
  ],
}
