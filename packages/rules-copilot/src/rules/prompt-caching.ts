import type { MappingRule } from '@copilot-sync/mapper'
import { readAmount } from '../read.ts'

const prices = ['', 'default.'].flatMap((tier) =>
  ['cache_price', 'cache_read_price', 'cache_write_price'].map((price) => `billing.token_prices.${tier}${price}`),
)

export const promptCaching: MappingRule = {
  api: 1,
  name: 'prompt-caching',
  summary: 'The model caches prompts, where the price table has a price for that.',
  order: 370,
  mark: { label: 'caching', order: 70, minor: true },
  reads: prices,
  writes: ['model_info.supports_prompt_caching'],
  map: (model) =>
    prices.some((path) => (readAmount(model, path) ?? 0) > 0)
      ? { 'model_info.supports_prompt_caching': true }
      : undefined,
  examples: [
    {
      catalog: { billing: { token_prices: { default: { cache_read_price: 25 } } } },
      entry: { 'model_info.supports_prompt_caching': true },
    },
    {
      catalog: { billing: { token_prices: { cache_price: 30_000_000_000 } } },
      entry: { 'model_info.supports_prompt_caching': true },
    },
    { catalog: { billing: { token_prices: { default: { cache_price: 0 } } } }, entry: undefined },
    { catalog: {}, entry: undefined },
  ],
}
