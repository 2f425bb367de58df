import type { MappingRule } from '@copilot-sync/mapper'
import { readFlag } from '../read.ts'

export const nativeStreaming: MappingRule = {
  api: 1,
  name: 'native-streaming',
  summary: 'Whether the model streams, where the catalog says so; older catalogs are silent about models that do.',
  order: 390,
  reads: ['capabilities.supports.streaming'],
  types: { 'capabilities.supports.streaming': 'flag' },
  writes: ['model_info.supports_native_streaming'],
  map: (model) => ({ 'model_info.supports_native_streaming': readFlag(model, 'capabilities.supports.streaming') }),
  examples: [
    {
      catalog: { capabilities: { supports: { streaming: true } } },
      entry: { 'model_info.supports_native_streaming': true },
    },
    {
      catalog: { capabilities: { supports: { streaming: false } } },
      entry: { 'model_info.supports_native_streaming': false },
    },
    { catalog: {}, entry: undefined },
  ],
}
