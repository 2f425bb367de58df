import { answerMessage } from '../answers/answer-message.ts'
import { reply } from '../answers/reply.ts'
import { checkQuestion } from '../checks/check-question.ts'
import { stamp } from '../stamp.ts'
import type { Handler } from './endpoint.ts'

export const createMessage: Handler = (call, state) => {
  const question = checkQuestion(call, '/v1/messages', state)
  if ('refusal' in question) return question.refusal
  return answerMessage(reply(question), question.body, stamp(state).id)
}
