import type { MappingRule } from '@copilot-sync/mapper'

interface Options {
  readonly prefix?: string
}

/** Shows the picker's price category as an access group, so that keys can be limited to it. */
const rule: MappingRule<Options | undefined> = {
  api: 1,
  name: 'price-tag',
  summary: 'The price category becomes an access group.',
  reads: ['model_picker_price_category'],
  writes: ['model_info.access_groups'],
  map(model, { prefix = 'copilot' } = {}) {
    const category = model.get('model_picker_price_category')
    return typeof category === 'string' ? { 'model_info.access_groups': [`${prefix}-${category}`] } : undefined
  },
  examples: [
    { catalog: { model_picker_price_category: 'low' }, entry: { 'model_info.access_groups': ['copilot-low'] } },
    {
      catalog: { model_picker_price_category: 'low' },
      options: { prefix: 'llm' },
      entry: { 'model_info.access_groups': ['llm-low'] },
    },
    { catalog: {}, entry: undefined },
  ],
}

export default rule
