import type { ModelView, SelectRule } from '@copilot-sync/mapper'
import { readType } from '../read.ts'
import { shown } from '../shown.ts'

/** Where LiteLLM sends requests for the provider github_copilot, whatever the entry says. */
const reached = { chat: ['/chat/completions', '/responses'], embeddings: ['/embeddings'] }

export const reachable: SelectRule = {
  api: 1,
  name: 'reachable',
  summary: 'The model answers at an endpoint that LiteLLM calls, or states none.',
  order: 70,
  advice: [],
  reads: ['supported_endpoints', 'capabilities.type'],
  types: { supported_endpoints: 'texts' },
  select(model) {
    const endpoints = model.get('supported_endpoints') ?? undefined
    if (endpoints === undefined) return undefined
    if (!Array.isArray(endpoints)) return `supported_endpoints is ${shown(endpoints)}, no list`
    if (endpoints.length === 0) return 'supported_endpoints is an empty list'
    const wanted = wantedBy(model)
    if (wanted.some((endpoint) => endpoints.includes(endpoint))) return undefined
    const listed = endpoints.map((endpoint) => (typeof endpoint === 'string' ? endpoint : shown(endpoint)))
    return `supported_endpoints has only ${listed.join(', ')}; LiteLLM needs ${wanted.join(' or ')}`
  },
  examples: [
    { catalog: {}, out: undefined },
    { catalog: { supported_endpoints: ['/v1/messages', '/chat/completions'] }, out: undefined },
    { catalog: { supported_endpoints: ['/responses', 'ws:/responses'] }, out: undefined },
    { catalog: { supported_endpoints: [] }, out: 'supported_endpoints is an empty list' },
    { catalog: { supported_endpoints: '/responses' }, out: 'supported_endpoints is "/responses", no list' },
    {
      catalog: { supported_endpoints: ['/v1/messages'] },
      out: 'supported_endpoints has only /v1/messages; LiteLLM needs /chat/completions or /responses',
    },
    {
      catalog: { supported_endpoints: ['ws:/responses'] },
      out: 'supported_endpoints has only ws:/responses; LiteLLM needs /chat/completions or /responses',
    },
    {
      catalog: { supported_endpoints: [{ path: '/responses' }, ['/chat/completions'], null, 7] },
      out: 'supported_endpoints has only {"path":"/responses"}, ["/chat/completions"], null, 7; LiteLLM needs /chat/completions or /responses',
    },
    { catalog: { capabilities: { type: 'embeddings' }, supported_endpoints: ['/embeddings'] }, out: undefined },
    {
      catalog: { capabilities: { type: 'embeddings' }, supported_endpoints: ['/responses'] },
      out: 'supported_endpoints has only /responses; LiteLLM needs /embeddings',
    },
  ],
}

function wantedBy(model: ModelView): readonly string[] {
  return reached[readType(model) ?? 'chat']
}
