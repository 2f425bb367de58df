import { refuse } from '../answers/refuse.ts'
import type { Answer } from '../call.ts'
import type { Question } from '../question.ts'
import { capability } from './capability.ts'

/** Judged only where the catalog lists efforts: older models took them without saying so. */
export function checkEffort({ effort, model }: Question): Answer | undefined {
  const listed = capability(model, 'reasoning_effort')
  if (effort === undefined || !Array.isArray(listed) || listed.includes(effort)) return undefined
  const text = `reasoning_effort "${effort}" is not supported by this model, supported: ${listed.join(', ')}`
  return refuse('invalid_reasoning_effort', text, 'reasoning_effort')
}
