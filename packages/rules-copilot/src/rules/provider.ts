import type { MappingRule } from '@copilot-sync/mapper'

export const provider: MappingRule = {
  api: 1,
  name: 'provider',
  summary: 'The provider is `github_copilot`.',
  order: 200,
  reads: [],
  writes: ['model_info.litellm_provider'],
  map: () => ({ 'model_info.litellm_provider': 'github_copilot' }),
  examples: [{ catalog: {}, entry: { 'model_info.litellm_provider': 'github_copilot' } }],
}
