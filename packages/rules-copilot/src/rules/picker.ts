import type { SelectRule } from '@copilot-sync/mapper'
import { readType } from '../read.ts'

export const picker: SelectRule = {
  api: 1,
  name: 'picker',
  summary: 'The model is offered in the model picker. Embedding models never are, so they are not asked.',
  order: 40,
  advice: [],
  reads: ['model_picker_enabled', 'capabilities.type'],
  select(model) {
    const shown = model.get('model_picker_enabled')
    if (shown === true || readType(model) === 'embeddings') return undefined
    return `model_picker_enabled is ${shown === undefined ? 'not stated' : JSON.stringify(shown)}`
  },
  examples: [
    { catalog: { model_picker_enabled: true, capabilities: { type: 'chat' } }, out: undefined },
    { catalog: { model_picker_enabled: false }, out: 'model_picker_enabled is false' },
    { catalog: { model_picker_enabled: 'true' }, out: 'model_picker_enabled is "true"' },
    { catalog: {}, out: 'model_picker_enabled is not stated' },
    { catalog: { model_picker_enabled: false, capabilities: { type: 'embeddings' } }, out: undefined },
  ],
}
