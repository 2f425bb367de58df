import type { MappingRule } from '@copilot-sync/mapper'
import { readType } from '../read.ts'

export const systemMessages: MappingRule = {
  api: 1,
  name: 'system-messages',
  summary: 'Each chat model takes system messages.',
  order: 380,
  reads: ['capabilities.type'],
  writes: ['model_info.supports_system_messages'],
  map: (model) => (readType(model) === 'embeddings' ? undefined : { 'model_info.supports_system_messages': true }),
  examples: [
    { catalog: { capabilities: { type: 'chat' } }, entry: { 'model_info.supports_system_messages': true } },
    { catalog: { capabilities: { type: 'embeddings' } }, entry: undefined },
  ],
}
