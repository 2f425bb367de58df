import type { MappingRule } from '@copilot-sync/mapper'
import type { RuleSettings } from '../settings.ts'

/** Not under litellm_params: LiteLLM sends a key that it does not know upstream, and Copilot answers 400. */
export const cacheModelsFor: MappingRule<Pick<RuleSettings, 'cacheModelsFor'> | undefined> = {
  api: 1,
  name: 'cache-models-for',
  summary: 'How long a client may keep the model list, in seconds; LiteLLM shows it and does nothing with it.',
  order: 400,
  reads: [],
  writes: ['model_info.cache_models_for'],
  map: (_, { cacheModelsFor: seconds = 7200 } = {}) => ({ 'model_info.cache_models_for': seconds ?? undefined }),
  examples: [
    { catalog: {}, entry: { 'model_info.cache_models_for': 7200 } },
    { catalog: {}, options: { cacheModelsFor: 600 }, entry: { 'model_info.cache_models_for': 600 } },
    { catalog: {}, options: { cacheModelsFor: null }, entry: undefined },
  ],
}
