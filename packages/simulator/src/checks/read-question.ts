import { isMap, type JsonMap } from '@copilot-sync/catalog'
import { refuse, refuseText } from '../answers/refuse.ts'
import { asList, asText, type Answer, type Call } from '../call.ts'
import type { Endpoint, Question } from '../question.ts'
import type { State } from '../state.ts'
import { findImages } from './find-images.ts'

/** Finds the model that a request is for; a model with consent withheld is as good as none. */
export function readQuestion(call: Call, endpoint: Endpoint, state: State): Question | { readonly refusal: Answer } {
  const { body } = call
  if (!isMap(body)) return { refusal: refuseText(400, 'bad request: body is not a JSON object') }
  const model = state.current.data.find((each) => each['id'] === body['model'])
  const policy = model?.['policy']
  const consent = !isMap(policy) || policy['state'] === undefined || policy['state'] === 'enabled'
  if (model === undefined || !consent) {
    return { refusal: refuse('model_not_supported', 'The requested model is not supported.', 'model') }
  }
  return {
    call,
    body,
    endpoint,
    model,
    images: findImages(body['messages'] ?? body['input']),
    tools: asList(body['tools']).filter(isMap),
    effort: readEffort(body),
  }
}

function readEffort(body: JsonMap): string | undefined {
  const nested = [body['reasoning'], body['output_config']].find(isMap)
  return asText(body['reasoning_effort']) ?? asText(nested?.['effort'])
}
