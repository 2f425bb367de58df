import { answerResponse } from '../answers/answer-response.ts'
import { reply } from '../answers/reply.ts'
import { checkQuestion } from '../checks/check-question.ts'
import { stamp } from '../stamp.ts'
import type { Handler } from './endpoint.ts'

export const createResponse: Handler = (call, state) => {
  const question = checkQuestion(call, '/responses', state)
  if ('refusal' in question) return question.refusal
  const { id, seconds } = stamp(state)
  return answerResponse(reply(question), question.body, id, seconds)
}
