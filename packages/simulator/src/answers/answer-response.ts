import type { JsonMap } from '@copilot-sync/catalog'
import type { Answer } from '../call.ts'
import { answerEvents } from './answer-events.ts'
import { answerJson } from './answer-json.ts'
import { pieces } from './pieces.ts'
import type { Reply } from './reply.ts'

/** A response object, whole or as events from `response.created` to `response.completed`. */
export function answerResponse(said: Reply, body: JsonMap, id: string, created: number): Answer {
  const item = outputItem(said, id)
  const whole: JsonMap = {
    id: `resp_${id}`,
    object: 'response',
    created_at: created,
    status: 'completed',
    model: said.model,
    output: [item],
    parallel_tool_calls: true,
    tool_choice: 'auto',
    tools: body['tools'] ?? [],
    temperature: 1,
    top_p: 1,
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    usage: {
      input_tokens: said.inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: said.outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: said.inputTokens + said.outputTokens,
    },
  }
  if (body['stream'] !== true) return answerJson(whole)
  const begun = { ...whole, status: 'in_progress', output: [], usage: null }
  const events: readonly JsonMap[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...itemEvents(said, item),
    { type: 'response.completed', response: whole },
  ]
  return answerEvents(
    Array.from(events, (event, index) => ({ ...event, sequence_number: index })),
    { named: true },
  )
}

function outputItem({ call, text }: Reply, id: string): JsonMap {
  if (call !== undefined) {
    const { name, input } = call
    return { id: `fc_${id}`, type: 'function_call', status: 'completed', call_id: `call_${id}`, name, arguments: input }
  }
  const content = [{ type: 'output_text', text, annotations: [] }]
  return { id: `msg_${id}`, type: 'message', status: 'completed', role: 'assistant', content }
}

function itemEvents({ call, text }: Reply, item: JsonMap): readonly JsonMap[] {
  const place = { item_id: item['id'] ?? '', output_index: 0 }
  const empty = call === undefined ? { content: [] } : { arguments: '' }
  const added = {
    type: 'response.output_item.added',
    output_index: 0,
    item: { ...item, status: 'in_progress', ...empty },
  }
  const done = { type: 'response.output_item.done', output_index: 0, item }
  if (call !== undefined) {
    const parts = Array.from(pieces(call.input), (delta) => ({
      type: 'response.function_call_arguments.delta',
      ...place,
      delta,
    }))
    return [added, ...parts, { type: 'response.function_call_arguments.done', ...place, arguments: call.input }, done]
  }
  const spot = { ...place, content_index: 0 }
  const part = { type: 'output_text', text, annotations: [] }
  return [
    added,
    { type: 'response.content_part.added', ...spot, part: { ...part, text: '' } },
    ...Array.from(pieces(text), (delta) => ({ type: 'response.output_text.delta', ...spot, delta })),
    { type: 'response.output_text.done', ...spot, text },
    { type: 'response.content_part.done', ...spot, part },
    done,
  ]
}
