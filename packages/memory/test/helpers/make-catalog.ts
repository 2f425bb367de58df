import type { CatalogModel } from '@copilot-sync/catalog'

/** Models with about as many fields as real ones have; `turn` changes some values. */
export function makeCatalog(count: number, turn = 0): CatalogModel[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `vendor-model-${index}.5`,
    object: 'model',
    name: `Vendor Model ${index}.5`,
    vendor: 'Vendor',
    version: `vendor-model-${index}.5-2026-01-01`,
    preview: index % 5 === 0,
    model_picker_enabled: true,
    policy: { state: 'enabled', terms: `Prose of ${turn} that nobody reads. `.repeat(10) },
    supported_endpoints: ['/chat/completions', '/responses'],
    billing: {
      multiplier: 1,
      token_prices: {
        batch_size: 1_000_000,
        default: { input_price: 250, output_price: 1500, cache_price: 25 + turn },
      },
    },
    warning_message: `Notice ${turn}`,
    capabilities: {
      type: 'chat',
      family: `vendor-${index}`,
      tokenizer: 'o200k_base',
      limits: {
        max_context_window_tokens: 400_000,
        max_prompt_tokens: 272_000 + turn,
        max_output_tokens: 128_000,
        vision: { max_prompt_images: 5, supported_media_types: ['image/jpeg', 'image/png', 'image/webp'] },
      },
      supports: {
        streaming: true,
        tool_calls: true,
        parallel_tool_calls: true,
        structured_outputs: true,
        vision: turn % 2 === 0,
        reasoning_effort: ['low', 'medium', 'high'],
      },
    },
  }))
}

/** What the built-in rules of copilot-sync read, about. */
export const reads = [
  'model_picker_enabled',
  'policy.state',
  'supported_endpoints',
  'billing.token_prices.*',
  'capabilities.type',
  'capabilities.limits.*',
  'capabilities.supports.*',
]
export const shown = ['name', 'vendor', 'preview']
