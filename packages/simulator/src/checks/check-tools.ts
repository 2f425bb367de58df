import { refuse } from '../answers/refuse.ts'
import type { Answer } from '../call.ts'
import type { Question } from '../question.ts'
import { capability } from './capability.ts'

export function checkTools({ tools, model }: Question): Answer | undefined {
  if (tools.length === 0 || capability(model, 'tool_calls') === true) return undefined
  return refuse('invalid_request_body', 'tools are not supported by this model', 'tools')
}
