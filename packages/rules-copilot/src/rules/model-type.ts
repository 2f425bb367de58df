import type { SelectRule } from '@copilot-sync/mapper'
import { readType } from '../read.ts'
import type { RuleSettings } from '../settings.ts'
import { shown } from '../shown.ts'

export const modelType: SelectRule<Pick<RuleSettings, 'embeddings'> | undefined> = {
  api: 1,
  name: 'model-type',
  summary: 'The model is for chat, or with `embeddings: true` for embeddings.',
  order: 30,
  advice: [{ do: 'set', what: 'let embedding models in', key: 'embeddings', value: true }],
  reads: ['capabilities.type'],
  types: { 'capabilities.type': ['text', 'texts'] },
  select(model, { embeddings = false } = {}) {
    const type = readType(model)
    if (type === 'chat' || (type === 'embeddings' && embeddings)) return undefined
    const stated = model.get('capabilities.type')
    if (stated === undefined) return 'capabilities.type is not stated'
    const reason = `capabilities.type is ${shown(stated)}, not "chat"`
    return type === 'embeddings' ? `${reason} (settings: embeddings)` : reason
  },
  examples: [
    { catalog: { capabilities: { type: 'chat' } }, out: undefined },
    { catalog: { capabilities: { type: ['chat'] } }, out: undefined },
    { catalog: { capabilities: { type: 'completion' } }, out: 'capabilities.type is "completion", not "chat"' },
    {
      catalog: { capabilities: { type: 'embeddings' } },
      out: 'capabilities.type is "embeddings", not "chat" (settings: embeddings)',
    },
    { catalog: { capabilities: { type: 'embeddings' } }, options: { embeddings: true }, out: undefined },
    { catalog: {}, out: 'capabilities.type is not stated' },
  ],
}
