import { refuse } from '../answers/refuse.ts'
import type { Answer } from '../call.ts'
import type { Question } from '../question.ts'
import { capability } from './capability.ts'

export function checkImage({ images, model }: Question): Answer | undefined {
  if (images === 0 || capability(model, 'vision') === true) return undefined
  return refuse('invalid_request_body', 'vision is not supported by this model', 'messages')
}
