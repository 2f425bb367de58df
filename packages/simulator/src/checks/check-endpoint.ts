import { refuse } from '../answers/refuse.ts'
import { asList, asText, type Answer } from '../call.ts'
import type { Question } from '../question.ts'
import { modelType } from './capability.ts'

/** A chat model that lists no endpoints answers on `/chat/completions` alone. */
export function checkEndpoint({ model, endpoint }: Question): Answer | undefined {
  const listed = model['supported_endpoints']
  const byType: Readonly<Record<string, string>> = { chat: '/chat/completions', embeddings: '/embeddings' }
  const open = listed === undefined ? [byType[modelType(model)]] : asList(listed)
  if (open.includes(endpoint)) return undefined
  const text = `model "${asText(model['id']) ?? ''}" is not accessible via the ${endpoint} endpoint`
  return refuse('unsupported_api_for_model', text)
}
