import type { JsonMap } from '@copilot-sync/catalog'
import type { Row } from './rows.ts'
import type { Shape } from './shapes.ts'

const images = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']
const plans = ['pro', 'pro_plus', 'business', 'enterprise']

/** A row in the words of `GET /models`, as far as the version tells. */
export function buildModel(row: Row, shape: Shape): JsonMap {
  return {
    ...billing(row, shape),
    capabilities: {
      family: row.id,
      ...limits(row, shape),
      object: 'model_capabilities',
      supports: supports(row),
      tokenizer: 'o200k_base',
      type: row.type,
    },
    id: row.id,
    ...(row.category === '' ? {} : { model_picker_category: row.category }),
    model_picker_enabled: row.picker,
    name: row.name,
    object: 'model',
    ...(row.policy === '' ? {} : { policy: { state: row.policy, terms: 'Terms of the simulator.' } }),
    preview: row.name.endsWith('(Preview)'),
    ...(row.endpoints.length === 0 ? {} : { supported_endpoints: row.endpoints }),
    vendor: row.vendor,
    version: row.id,
  }
}

function limits({ can, limits: given, type, vendor }: Row, shape: Shape): JsonMap {
  if (type === 'embeddings') return { limits: { max_inputs: 512 } }
  if (given === undefined) return {}
  const prompt = shape.limits === 'full' ? (given.long ?? given.prompt) : given.prompt
  return {
    limits: {
      max_context_window_tokens: prompt + given.output,
      ...(vendor === 'Anthropic' ? { max_non_streaming_output_tokens: 16_000 } : {}),
      max_output_tokens: given.output,
      max_prompt_tokens: prompt,
      ...(can.includes('v') ? { vision: vision(can) } : {}),
    },
  }
}

function vision(can: string): JsonMap {
  const kinds = can.includes('d') ? [...images, 'application/pdf'] : images
  return { max_prompt_image_size: 3_145_728, max_prompt_images: 5, supported_media_types: kinds }
}

function supports({ can, efforts, type }: Row): JsonMap {
  if (type === 'embeddings') return { dimensions: true }
  const thinking = { adaptive_thinking: true, max_thinking_budget: 32_000, min_thinking_budget: 1024 }
  return {
    ...(can.includes('a') ? thinking : {}),
    ...(can.includes('p') ? { parallel_tool_calls: true } : {}),
    ...(efforts.length === 0 ? {} : { reasoning_effort: efforts }),
    streaming: true,
    ...(can.includes('s') ? { structured_outputs: true } : {}),
    ...(can.includes('t') ? { tool_calls: true } : {}),
    ...(can.includes('v') ? { vision: true } : {}),
  }
}

function billing({ id, limits: given, price }: Row, { billing: kind }: Shape): JsonMap {
  if (kind === 'none') return {}
  const premium = price !== undefined && price.input >= 100
  if (kind === 'multiplier') {
    const free = { is_premium: false, multiplier: 0 }
    const standard = id === 'gpt-4.1'
    return {
      billing: premium ? { is_premium: true, multiplier: 1, restricted_to: plans } : free,
      is_chat_default: standard,
      is_chat_fallback: standard,
    }
  }
  if (price === undefined || given === undefined) return { billing: { is_premium: premium } }
  const tier = (factor: number, prompt: number): JsonMap => ({
    input_price: price.input * factor,
    output_price: price.output * factor,
    ...(kind === 'context'
      ? { cache_price: price.cache * factor, context_max: prompt }
      : { cache_read_price: price.cache * factor, cache_write_price: 0, max_prompt_tokens: prompt }),
  })
  const long = given.long === undefined ? {} : { long_context: tier(2, given.long) }
  return {
    billing: {
      is_premium: premium,
      token_prices: { batch_size: 1_000_000, default: tier(1, given.prompt), ...long },
    },
  }
}
