import { refuse } from '../answers/refuse.ts'
import type { Answer } from '../call.ts'
import type { Question } from '../question.ts'
import { bodyKeys } from './body-keys.ts'

export function checkBodyKeys({ body, endpoint }: Question): Answer | undefined {
  const unknown = Object.keys(body).find((key) => !bodyKeys[endpoint].has(key))
  if (unknown === undefined) return undefined
  return refuse('unknown_parameter', `Unknown parameter: '${unknown}'.`, unknown)
}
