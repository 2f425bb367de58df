import type { MappingRule } from '@copilot-sync/mapper'
import { readList, readType } from '../read.ts'

/**
 * LiteLLM 1.106.2 sends to /responses only what says `responses`, also for ids that it does not know. `supported_endpoints`
 * stays out of the entry: with `/v1/responses` in it LiteLLM uses a client that sends no Copilot headers.
 */
export const mode: MappingRule = {
  api: 1,
  name: 'mode',
  summary: '`responses` for a model that only has /responses, `embedding` for embeddings, else `chat`.',
  order: 210,
  reads: ['supported_endpoints', 'capabilities.type'],
  writes: ['model_info.mode'],
  map(model) {
    if (readType(model) === 'embeddings') return { 'model_info.mode': 'embedding' }
    const endpoints = readList(model, 'supported_endpoints') ?? []
    const only = endpoints.includes('/responses') && !endpoints.includes('/chat/completions')
    return { 'model_info.mode': only ? 'responses' : 'chat' }
  },
  examples: [
    { catalog: {}, entry: { 'model_info.mode': 'chat' } },
    { catalog: { supported_endpoints: ['/responses', 'ws:/responses'] }, entry: { 'model_info.mode': 'responses' } },
    { catalog: { supported_endpoints: ['/responses', '/chat/completions'] }, entry: { 'model_info.mode': 'chat' } },
    { catalog: { capabilities: { type: 'embeddings' } }, entry: { 'model_info.mode': 'embedding' } },
  ],
}
