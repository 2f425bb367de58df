import type { Answer, Call } from '../call.ts'
import type { Endpoint, Question } from '../question.ts'
import type { State } from '../state.ts'
import { checkAuthorization } from './check-authorization.ts'
import { checkBodyKeys } from './check-body-keys.ts'
import { checkEditorHeaders } from './check-editor-headers.ts'
import { checkEffort } from './check-effort.ts'
import { checkEndpoint } from './check-endpoint.ts'
import { checkImage } from './check-image.ts'
import { checkTools } from './check-tools.ts'
import { checkVisionHeader } from './check-vision-header.ts'
import { readQuestion } from './read-question.ts'

type Check = (question: Question) => Answer | undefined

const always: readonly Check[] = [checkEndpoint, checkImage, checkTools, checkEffort]
const whenStrict: readonly Check[] = [checkBodyKeys, checkVisionHeader]

/** The request as a question to a model, or the first refusal. */
export function checkQuestion(call: Call, endpoint: Endpoint, state: State): Question | { readonly refusal: Answer } {
  const early = checkAuthorization(call, state) ?? (state.strict ? checkEditorHeaders(call) : undefined)
  if (early !== undefined) return { refusal: early }
  const question = readQuestion(call, endpoint, state)
  if ('refusal' in question) return question
  for (const check of state.strict ? [...always, ...whenStrict] : always) {
    const refusal = check(question)
    if (refusal !== undefined) return { refusal }
  }
  return question
}
