import type { Contribution, MappingRule } from '@copilot-sync/mapper'
import { readPrices, type Prices } from '../read-prices.ts'
import type { RuleSettings } from '../settings.ts'

const BATCH = 'billing.token_prices.batch_size'
const paths = ['', 'default.', 'long_context.'].flatMap((tier) =>
  ['input_price', 'output_price', 'cache_price', 'cache_read_price', 'cache_write_price'].map(
    (price) => `billing.token_prices.${tier}${price}`,
  ),
)

/** LiteLLM has keys for prices above these prompt sizes and no others. */
const thresholds: Readonly<Record<number, string>> = {
  200_000: '_above_200k_tokens',
  272_000: '_above_272k_tokens',
}

/** All four: with the first two alone LiteLLM 1.106.2 books cached tokens at the price of its built-in map. */
const zero = {
  'model_info.input_cost_per_token': 0,
  'model_info.output_cost_per_token': 0,
  'model_info.cache_read_input_token_cost': 0,
  'model_info.cache_creation_input_token_cost': 0,
}

/** A model without a price table gets no costs with `catalog`: LiteLLM's built-in map answers, which follows GitHub's public table. */
export const costs: MappingRule<Pick<RuleSettings, 'costs'> | undefined> = {
  api: 1,
  name: 'costs',
  summary: "Zero, or with `costs: catalog` USD per token from the catalog's price table.",
  order: 220,
  reads: [
    BATCH,
    ...paths,
    'billing.token_prices.default.max_prompt_tokens',
    'billing.token_prices.default.context_max',
  ],
  types: { [BATCH]: 'count', ...Object.fromEntries(paths.map((path) => [path, 'amount'] as const)) },
  writes: ['', ...Object.values(thresholds)].flatMap(
    (above) =>
      [
        `model_info.input_cost_per_token${above}`,
        `model_info.output_cost_per_token${above}`,
        `model_info.cache_read_input_token_cost${above}`,
        `model_info.cache_creation_input_token_cost${above}`,
      ] as const,
  ),
  map(model, { costs: wanted = 'zero' } = {}) {
    if (wanted === 'zero') return zero
    const { normal, long, threshold } = readPrices(model)
    const above = threshold === undefined ? undefined : thresholds[threshold]
    return { ...keyed(normal, ''), ...(above === undefined ? {} : keyed(long, above)) }
  },
  examples: [
    { catalog: {}, entry: zero },
    { catalog: {}, options: { costs: 'catalog' }, entry: undefined },
    {
      catalog: {
        billing: {
          token_prices: {
            batch_size: 1_000_000,
            input_price: 25_000_000_000,
            output_price: 200_000_000_000,
            cache_price: 2_500_000_000,
          },
        },
      },
      options: { costs: 'catalog' },
      entry: {
        'model_info.input_cost_per_token': 2.5e-7,
        'model_info.output_cost_per_token': 0.000002,
        'model_info.cache_read_input_token_cost': 2.5e-8,
      },
    },
    {
      catalog: {
        billing: {
          token_prices: {
            batch_size: 1_000_000,
            default: { context_max: 200_000, input_price: 300, output_price: 1500, cache_price: 30 },
            long_context: { context_max: 1_000_000, input_price: 600, output_price: 2250, cache_price: 60 },
          },
        },
      },
      options: { costs: 'catalog' },
      entry: {
        'model_info.input_cost_per_token': 0.000003,
        'model_info.output_cost_per_token': 0.000015,
        'model_info.cache_read_input_token_cost': 3e-7,
        'model_info.input_cost_per_token_above_200k_tokens': 0.000006,
        'model_info.output_cost_per_token_above_200k_tokens': 0.0000225,
        'model_info.cache_read_input_token_cost_above_200k_tokens': 6e-7,
      },
    },
    {
      catalog: {
        billing: {
          token_prices: {
            batch_size: 1_000_000,
            default: { max_prompt_tokens: 128_000, input_price: 100, output_price: 400, cache_write_price: 125 },
            long_context: { max_prompt_tokens: 900_000, input_price: 200, output_price: 800 },
          },
        },
      },
      options: { costs: 'catalog' },
      entry: {
        'model_info.input_cost_per_token': 0.000001,
        'model_info.output_cost_per_token': 0.000004,
        'model_info.cache_creation_input_token_cost': 0.00000125,
      },
    },
  ],
}

function keyed(prices: Prices, above: string): Contribution {
  return {
    [`model_info.input_cost_per_token${above}`]: prices.input,
    [`model_info.output_cost_per_token${above}`]: prices.output,
    [`model_info.cache_read_input_token_cost${above}`]: prices.cacheRead,
    [`model_info.cache_creation_input_token_cost${above}`]: prices.cacheWrite,
  }
}
