import type { ModelView } from '@copilot-sync/mapper'
import { readAmount, readCount } from './read.ts'

/** USD per token. */
export interface Prices {
  readonly input: number | undefined
  readonly output: number | undefined
  readonly cacheRead: number | undefined
  readonly cacheWrite: number | undefined
}

export interface PriceTable {
  /** The tier that is billed at the normal rate. */
  readonly normal: Prices
  readonly long: Prices
  /** Prompt tokens up to which the normal rate holds. */
  readonly threshold: number | undefined
}

const TABLE = 'billing.token_prices'
const CREDIT_IN_USD = 0.01
const NANO = 1e-9

/**
 * The price table in any of its three encodings: flat in nano credits, tiers of API version 2026-06-01 (`cache_price`,
 * `context_max`) and of 2026-07-01 (`cache_read_price`, `cache_write_price`, `max_prompt_tokens`), both in credits, each
 * for `batch_size` tokens. Without a batch size no price means anything.
 */
export function readPrices(model: ModelView): PriceTable {
  const flat = readAmount(model, `${TABLE}.input_price`) !== undefined
  return {
    normal: flat ? readTier(model, TABLE, NANO) : readTier(model, `${TABLE}.default`, 1),
    long: readTier(model, `${TABLE}.long_context`, 1),
    threshold:
      readCount(model, `${TABLE}.default.max_prompt_tokens`) ?? readCount(model, `${TABLE}.default.context_max`),
  }
}

function readTier(model: ModelView, tier: string, credits: number): Prices {
  const batch = readCount(model, `${TABLE}.batch_size`)
  const price = (key: string): number | undefined => {
    const amount = readAmount(model, `${tier}.${key}`)
    // Twelve digits: what is left of a product's rounding would else be written, 3.0000000000000004e-7.
    return amount === undefined || batch === undefined
      ? undefined
      : Number(((amount * credits * CREDIT_IN_USD) / batch).toPrecision(12))
  }
  return {
    input: price('input_price'),
    output: price('output_price'),
    cacheRead: price('cache_read_price') ?? price('cache_price'),
    cacheWrite: price('cache_write_price'),
  }
}
