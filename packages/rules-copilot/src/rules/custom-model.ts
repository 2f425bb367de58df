import type { SelectRule } from '@copilot-sync/mapper'

export const customModel: SelectRule = {
  api: 1,
  name: 'custom-model',
  summary: "The model does not run on an organization's own key.",
  order: 50,
  advice: [],
  reads: ['custom_model.*'],
  types: { custom_model: 'map' },
  select(model) {
    if ((model.get('custom_model') ?? undefined) === undefined) return undefined
    const owner = model.get('custom_model.owner_name')
    return `custom_model is set: it runs on a key of ${typeof owner === 'string' ? owner : 'an organization'}`
  },
  examples: [
    { catalog: {}, out: undefined },
    { catalog: { custom_model: null }, out: undefined },
    {
      catalog: { custom_model: { key_name: 'ours', owner_name: 'octo-org' } },
      out: 'custom_model is set: it runs on a key of octo-org',
    },
    { catalog: { custom_model: {} }, out: 'custom_model is set: it runs on a key of an organization' },
  ],
}
