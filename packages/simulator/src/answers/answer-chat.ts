import { isMap, type JsonMap } from '@copilot-sync/catalog'
import { type Answer } from '../call.ts'
import { answerEvents } from './answer-events.ts'
import { answerJson } from './answer-json.ts'
import { pieces } from './pieces.ts'
import type { Reply } from './reply.ts'

/** A chat completion, whole or as chunks that end with `[DONE]`. */
export function answerChat(said: Reply, body: JsonMap, id: string, created: number): Answer {
  const usage = {
    prompt_tokens: said.inputTokens,
    completion_tokens: said.outputTokens,
    total_tokens: said.inputTokens + said.outputTokens,
  }
  const head = { id, created, model: said.model }
  const finish = said.call === undefined ? 'stop' : 'tool_calls'
  if (body['stream'] !== true) {
    const calls = said.call === undefined ? {} : { tool_calls: [toolCall(id, said.call)] }
    const message = { role: 'assistant', content: said.call === undefined ? said.text : null, ...calls }
    const choices = [{ index: 0, finish_reason: finish, message }]
    return answerJson({ ...head, object: 'chat.completion', choices, usage })
  }
  const chunk = (delta: JsonMap, reason: string | null = null): JsonMap => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: reason }],
  })
  const options = body['stream_options']
  const wantsUsage = isMap(options) && options['include_usage'] === true
  const events = [
    chunk({ role: 'assistant', content: '' }),
    ...deltas(id, said).map((delta) => chunk(delta)),
    chunk({}, finish),
    ...(wantsUsage ? [{ ...head, object: 'chat.completion.chunk', choices: [], usage }] : []),
  ]
  return answerEvents(events, { end: '[DONE]' })
}

function toolCall(id: string, { name, input }: NonNullable<Reply['call']>): JsonMap {
  return { id: `call_${id}`, type: 'function', function: { name, arguments: input } }
}

function deltas(id: string, { call, text }: Reply): readonly JsonMap[] {
  if (call === undefined) return pieces(text).map((content) => ({ content }))
  const start = { index: 0, ...toolCall(id, { name: call.name, input: '' }) }
  const rest = pieces(call.input).map((part) => ({ index: 0, function: { arguments: part } }))
  return [start, ...rest].map((part) => ({ tool_calls: [part] }))
}
