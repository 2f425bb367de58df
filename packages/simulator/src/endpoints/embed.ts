import { answerJson } from '../answers/answer-json.ts'
import { reply } from '../answers/reply.ts'
import { checkQuestion } from '../checks/check-question.ts'
import type { Handler } from './endpoint.ts'

/** Eight numbers an input; enough to see that the way is open. */
export const embed: Handler = (call, state) => {
  const question = checkQuestion(call, '/embeddings', state)
  if ('refusal' in question) return question.refusal
  const { input } = question.body
  const inputs = Array.isArray(input) ? input : [input ?? '']
  const data = inputs.map((each, index) => ({ object: 'embedding', index, embedding: vector(JSON.stringify(each)) }))
  const { inputTokens, model } = reply(question)
  return answerJson({ object: 'list', data, model, usage: { prompt_tokens: inputTokens, total_tokens: inputTokens } })
}

function vector(text: string): readonly number[] {
  const sums = Array.from({ length: 8 }, () => 1)
  for (const [index, byte] of Buffer.from(text).entries()) sums[index % 8] = (sums[index % 8] ?? 0) + byte
  const length = Math.sqrt(sums.reduce((total, sum) => total + sum * sum, 0))
  return sums.map((sum) => sum / length)
}
