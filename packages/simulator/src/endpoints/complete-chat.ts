import { answerChat } from '../answers/answer-chat.ts'
import { reply } from '../answers/reply.ts'
import { checkQuestion } from '../checks/check-question.ts'
import { stamp } from '../stamp.ts'
import type { Handler } from './endpoint.ts'

export const completeChat: Handler = (call, state) => {
  const question = checkQuestion(call, '/chat/completions', state)
  if ('refusal' in question) return question.refusal
  const { id, seconds } = stamp(state)
  return answerChat(reply(question), question.body, id, seconds)
}
