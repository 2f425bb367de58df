import type { SelectRule } from '@copilot-sync/mapper'
import { readType } from '../read.ts'
import type { RuleSettings } from '../settings.ts'
import { shown } from '../shown.ts'

export const picker: SelectRule<Pick<RuleSettings, 'unhide'> | undefined> = {
  api: 1,
  name: 'picker',
  summary:
    'The model is offered in the model picker, or `unhide` names it. Embedding models never are, so they are not asked.',
  order: 40,
  advice: [{ do: 'list', key: 'unhide', what: 'serve it although it is hidden' }],
  reads: ['model_picker_enabled', 'capabilities.type'],
  types: { model_picker_enabled: 'flag' },
  select(model, { unhide = [] } = {}) {
    const enabled = model.get('model_picker_enabled')
    if (enabled === true || readType(model) === 'embeddings' || model.matches(...unhide)) return undefined
    return `model_picker_enabled is ${enabled === undefined ? 'not stated' : shown(enabled)}`
  },
  examples: [
    { catalog: { model_picker_enabled: true, capabilities: { type: 'chat' } }, out: undefined },
    { catalog: { model_picker_enabled: false }, out: 'model_picker_enabled is false' },
    { catalog: { model_picker_enabled: 'true' }, out: 'model_picker_enabled is "true"' },
    { catalog: { model_picker_enabled: { on: true } }, out: 'model_picker_enabled is {"on":true}' },
    { catalog: {}, out: 'model_picker_enabled is not stated' },
    { catalog: { model_picker_enabled: false, capabilities: { type: 'embeddings' } }, out: undefined },
    { catalog: { id: 'gpt-5-mini', model_picker_enabled: false }, options: { unhide: ['gpt-5*'] }, out: undefined },
    {
      catalog: { id: 'gpt-4o', model_picker_enabled: false },
      options: { unhide: ['gpt-5*'] },
      out: 'model_picker_enabled is false',
    },
  ],
}
