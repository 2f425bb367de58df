import type { Json } from '@copilot-sync/catalog'
import { expect, test } from 'vitest'
import { at, events, json, post, start } from './helpers.ts'

const parameters = {
  type: 'object',
  properties: {
    city: { type: 'string' },
    unit: { enum: ['celsius', 'kelvin'] },
    days: { type: 'integer' },
    exact: { type: 'boolean' },
    tags: { type: 'array' },
    place: { type: 'object', required: ['x'], properties: { x: { type: 'number' } } },
    optional: { type: 'string' },
  },
  required: ['city', 'unit', 'days', 'exact', 'tags', 'place', 'undescribed'],
}
const wantedInput = {
  city: 'sample',
  unit: 'celsius',
  days: 1,
  exact: true,
  tags: [],
  place: { x: 1 },
  undescribed: {},
}
const said = { role: 'user', content: 'hello' }
const asks = { role: 'user', content: [{ type: 'text', text: 'please use weather' }, { type: 'other' }] }

interface Protocol {
  readonly path: string
  readonly model: string
  readonly body: (turn: Json) => Record<string, Json>
  readonly tool: Json
  readonly force: Json
  readonly result: Json
  /** Where a whole answer has its text, its tool call's name and input. */
  readonly text: string
  readonly call: readonly [name: string, input: string]
}

const protocols: readonly Protocol[] = [
  {
    path: '/chat/completions',
    model: 'gpt-4o',
    body: (turn) => ({ messages: [turn] }),
    tool: { type: 'function', function: { name: 'weather', parameters } },
    force: { type: 'function', function: { name: 'weather' } },
    result: { role: 'tool', tool_call_id: 'x', content: 'use weather' },
    text: 'choices.0.message.content',
    call: ['choices.0.message.tool_calls.0.function.name', 'choices.0.message.tool_calls.0.function.arguments'],
  },
  {
    path: '/responses',
    model: 'gpt-5.5',
    body: (turn) => ({ input: [turn] }),
    tool: { type: 'function', name: 'weather', parameters },
    force: { type: 'function', name: 'weather' },
    result: { type: 'function_call_output', call_id: 'x', output: 'use weather' },
    text: 'output.0.content.0.text',
    call: ['output.0.name', 'output.0.arguments'],
  },
  {
    path: '/v1/messages',
    model: 'claude-opus-5.5',
    body: (turn) => ({ messages: [turn], max_tokens: 10 }),
    tool: { name: 'weather', input_schema: parameters },
    force: { type: 'tool', name: 'weather' },
    result: { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'x', content: 'use weather' }] },
    text: 'content.0.text',
    call: ['content.0.name', 'content.0.input'],
  },
]

const calls = { name: 'weather', input: wantedInput }
const cases = protocols.flatMap((protocol) => {
  const { body, force, path, result, tool } = protocol
  const tools = [tool]
  const any = path === '/v1/messages' ? { type: 'any' } : 'required'
  const nameless = { ...body({ role: 'user', content: 'use tools' }), tools: [{ type: 'web_search' }] }
  return [
    ['text', protocol, body(said), '(0 images, 0 tools'],
    ['a tool asked for', protocol, { ...body(asks), tools }, calls],
    ['a tool not asked for', protocol, { ...body(said), tools }, '1 tool,'],
    ['a tool demanded', protocol, { ...body(said), tools, tool_choice: force }, calls],
    ['any tool demanded', protocol, { ...body(said), tools, tool_choice: any }, calls],
    ['no tool wanted', protocol, { ...body(asks), tools, tool_choice: 'none' }, '1 tool,'],
    ['a tool that answered', protocol, { ...body(result), tools }, '1 tool,'],
    ['a tool without a name', protocol, nameless, '1 tool,'],
  ] as const
})

test.each(cases)('%s, %j', async (_, { call: [name, input], model, path, text }, body, wanted) => {
  const simulator = await start()
  const answer = await json(await post(simulator, path, { model, ...body }))
  const spoken = at(answer, text)
  if (typeof wanted === 'string') expect(spoken).toContain(`ok from ${model} (`)
  if (typeof wanted === 'string') expect(spoken).toContain(wanted)
  else expect({ name: at(answer, name), input: parsed(at(answer, input)) }).toEqual(wanted)
  expect(at(answer, 'usage.input_tokens') ?? at(answer, 'usage.prompt_tokens')).toBeGreaterThan(0)
})

const include = { stream_options: { include_usage: true } }
const streams = [
  ['/chat/completions', 'gpt-4o', { messages: [said] }, ['chat.completion.chunk', undefined]],
  ['/responses', 'gpt-5.5', { input: 'hello' }, ['response.created', 'response.completed']],
  ['/v1/messages', 'claude-opus-5.5', { messages: [said], max_tokens: 5 }, ['message_start', 'message_stop']],
] as const
test.each(streams)('a stream of %s by %s', async (path, model, body, [first, last]) => {
  const simulator = await start()
  const response = await post(simulator, path, { model, stream: true, ...body })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const all = events(await response.text())
  expect([kind(all[0]), kind(all.at(-1))]).toEqual([first, last])
  const texts = all.map((event) => at(event, 'delta.text') ?? at(event, 'choices.0.delta.content') ?? textDelta(event))
  expect(joined(texts)).toBe(`ok from ${model} (0 images, 0 tools, effort default)`)
  expect(texts.filter((part) => part !== '')).toHaveLength(3)
})

test.each([
  [{}, 0],
  [include, 1],
])('a chat stream with %j tells usage in %i chunks and ends with [DONE]', async (options, chunks) => {
  const simulator = await start()
  const body = { model: 'gpt-4o', stream: true, messages: [said], ...options }
  const all = events(await (await post(simulator, '/chat/completions', body)).text())
  expect(all.filter((event) => at(event, 'usage.total_tokens') !== undefined)).toHaveLength(chunks)
  expect(all.at(-1)).toBe('[DONE]')
})

const toolStreams = protocols.map((protocol) => [protocol.path, protocol] as const)
test.each(toolStreams)('a tool call in a stream of %s', async (path, { body, model, tool }) => {
  const simulator = await start()
  const response = await post(simulator, path, { model, stream: true, ...body(asks), tools: [tool] })
  const parts = events(await response.text()).map((event) => {
    if (kind(event) === 'response.function_call_arguments.delta') return at(event, 'delta')
    return at(event, 'delta.partial_json') ?? at(event, 'choices.0.delta.tool_calls.0.function.arguments')
  })
  expect(JSON.parse(joined(parts))).toEqual(wantedInput)
})

test('embeddings are vectors of length one, one an input', async () => {
  const simulator = await start()
  const ask = async (input: Json): Promise<Json> =>
    json(await post(simulator, '/embeddings', { model: 'text-embedding-3-small', input }))
  const answer = await ask(['first', 'second'])
  const [one, two] = [at(answer, 'data.0.embedding'), at(answer, 'data.1.embedding')]
  expect(Math.hypot(...numbers(one))).toBeCloseTo(1)
  expect(one).not.toEqual(two)
  expect(at(await ask('first'), 'data.0.embedding')).toEqual(one)
})

function kind(event: Json | undefined): Json | undefined {
  return at(event, 'type') ?? at(event, 'object')
}

function textDelta(event: Json): Json | undefined {
  return kind(event) === 'response.output_text.delta' ? at(event, 'delta') : ''
}

function joined(parts: readonly (Json | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string').join('')
}

function parsed(value: Json | undefined): Json | undefined {
  return typeof value === 'string' ? JSON.parse(value) : value
}

function numbers(value: Json | undefined): readonly number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : []
}
