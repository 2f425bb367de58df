import type { JsonObject } from '../types.ts'
import type { Row } from './rows.ts'
import type { Shape } from './shapes.ts'

const images = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

/** A row in the words of `GET /models`, as far as the version tells. */
export function buildModel(row: Row, shape: Shape): JsonObject {
  return {
    ...billing(row, shape),
    capabilities: {
      family: row.id,
      ...limits(row, shape),
      object: 'model_capabilities',
      supports: supports(row),
      tokenizer: 'o200k_base',
      type: row.type ?? 'chat',
    },
    id: row.id,
    ...(row.category === undefined ? {} : { model_picker_category: row.category }),
    model_picker_enabled: row.picker ?? true,
    name: row.name,
    object: 'model',
    ...(row.policy === undefined ? {} : { policy: { state: row.policy, terms: 'Terms of the simulator.' } }),
    preview: row.name.endsWith('(Preview)'),
    ...(row.endpoints === undefined ? {} : { supported_endpoints: row.endpoints }),
    vendor: row.vendor,
    version: row.id,
  }
}

function limits(row: Row, shape: Shape): JsonObject {
  if (row.type === 'embeddings') return { limits: { max_inputs: 512 } }
  if (row.limits === undefined) return {}
  const [normal, output, long] = row.limits
  const prompt = shape.limits === 'full' ? (long ?? normal) : normal
  return {
    limits: {
      max_context_window_tokens: (prompt + output) * 1000,
      ...(row.vendor === 'Anthropic' ? { max_non_streaming_output_tokens: 16_000 } : {}),
      max_output_tokens: output * 1000,
      max_prompt_tokens: prompt * 1000,
      ...vision(row),
    },
  }
}

function vision({ can }: Row): JsonObject {
  if (!can.includes('v')) return {}
  const kinds = can.includes('d') ? [...images, 'application/pdf'] : images
  return { vision: { max_prompt_image_size: 3_145_728, max_prompt_images: 5, supported_media_types: kinds } }
}

function supports({ can, efforts, type }: Row): JsonObject {
  if (type !== undefined) return type === 'embeddings' ? { dimensions: true } : { streaming: true }
  return {
    ...(can.includes('a') ? { adaptive_thinking: true, max_thinking_budget: 32_000, min_thinking_budget: 1024 } : {}),
    ...(can.includes('p') ? { parallel_tool_calls: true } : {}),
    ...(efforts === undefined ? {} : { reasoning_effort: efforts }),
    streaming: true,
    ...(can.includes('s') ? { structured_outputs: true } : {}),
    ...(can.includes('t') ? { tool_calls: true } : {}),
    ...(can.includes('v') ? { vision: true } : {}),
  }
}

function billing(row: Row, { billing: kind }: Shape): JsonObject {
  const premium = row.price !== undefined && row.price[0] >= 100
  if (kind === 'none') return {}
  if (kind === 'multiplier') {
    const plans = ['pro', 'pro_plus', 'business', 'enterprise']
    const priced = premium
      ? { is_premium: true, multiplier: 1, restricted_to: plans }
      : { is_premium: false, multiplier: 0 }
    return { billing: priced, is_chat_default: row.id === 'gpt-4.1', is_chat_fallback: row.id === 'gpt-4.1' }
  }
  if (row.price === undefined || row.limits === undefined) return { billing: { is_premium: premium } }
  const { price } = row
  const [normal, , long] = row.limits
  const tier = (factor: number, prompt: number): JsonObject => tokenPrices(price, factor, kind, prompt)
  return {
    billing: {
      is_premium: premium,
      token_prices: {
        batch_size: 1_000_000,
        default: tier(1, normal),
        ...(long === undefined ? {} : { long_context: tier(2, long) }),
      },
    },
  }
}

function tokenPrices(
  [input, output, cache]: readonly [number, number, number],
  factor: number,
  kind: 'context' | 'prompt',
  prompt: number,
): JsonObject {
  const prices = { input_price: input * factor, output_price: output * factor }
  if (kind === 'context') return { ...prices, cache_price: cache * factor, context_max: prompt * 1000 }
  return { ...prices, cache_read_price: cache * factor, cache_write_price: 0, max_prompt_tokens: prompt * 1000 }
}
