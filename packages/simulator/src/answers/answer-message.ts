import type { Json, JsonMap } from '@copilot-sync/catalog'
import type { Answer } from '../call.ts'
import { answerEvents } from './answer-events.ts'
import { answerJson } from './answer-json.ts'
import { pieces } from './pieces.ts'
import type { Reply } from './reply.ts'

/** A message, whole or as events from `message_start` to `message_stop`. */
export function answerMessage(said: Reply, body: JsonMap, id: string): Answer {
  const { call, inputTokens, outputTokens } = said
  const head = { id: `msg_${id}`, type: 'message', role: 'assistant', model: said.model }
  const reason = call === undefined ? 'end_turn' : 'tool_use'
  const usage = { input_tokens: inputTokens, output_tokens: outputTokens }
  if (body['stream'] !== true) {
    const content = [block(said, id)]
    return answerJson({ ...head, content, stop_reason: reason, stop_sequence: null, usage })
  }
  const empty = call === undefined ? { type: 'text', text: '' } : { ...block(said, id), input: {} }
  const delta = (part: string): JsonMap =>
    call === undefined ? { type: 'text_delta', text: part } : { type: 'input_json_delta', partial_json: part }
  const started = { ...usage, output_tokens: 1 }
  const events: readonly JsonMap[] = [
    {
      type: 'message_start',
      message: { ...head, content: [], stop_reason: null, stop_sequence: null, usage: started },
    },
    { type: 'content_block_start', index: 0, content_block: empty },
    ...pieces(call?.input ?? said.text).map((part) => ({ type: 'content_block_delta', index: 0, delta: delta(part) })),
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: outputTokens },
    },
    { type: 'message_stop' },
  ]
  return answerEvents(events, { named: true })
}

function block({ call, text }: Reply, id: string): JsonMap {
  if (call === undefined) return { type: 'text', text }
  const input: Json = JSON.parse(call.input)
  return { type: 'tool_use', id: `toolu_${id}`, name: call.name, input }
}
