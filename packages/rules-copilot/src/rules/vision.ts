import type { MappingRule } from '@copilot-sync/mapper'
import { readFlag } from '../read.ts'

/** Written false when the catalog is silent: left out, LiteLLM's built-in map would answer. */
export const vision: MappingRule = {
  api: 1,
  name: 'vision',
  summary: 'Whether the model takes images.',
  order: 300,
  mark: { label: 'vision', order: 10 },
  input: 'image',
  reads: ['capabilities.supports.vision'],
  types: { 'capabilities.supports.vision': 'flag' },
  writes: ['model_info.supports_vision'],
  map: (model) => ({ 'model_info.supports_vision': readFlag(model, 'capabilities.supports.vision') ?? false }),
  examples: [
    { catalog: { capabilities: { supports: { vision: true } } }, entry: { 'model_info.supports_vision': true } },
    { catalog: { capabilities: { supports: { vision: 'yes' } } }, entry: { 'model_info.supports_vision': false } },
    { catalog: {}, entry: { 'model_info.supports_vision': false } },
  ],
}
