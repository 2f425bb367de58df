import type { Json } from '@copilot-sync/catalog'
import { expect, test } from 'vitest'
import { post, start } from './helpers.ts'

const image = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } }] }]
const text = [{ role: 'user', content: 'hello' }]
const tool = { type: 'function', function: { name: 'look', parameters: { type: 'object', properties: {} } } }
const chat = '/chat/completions'
const vision = { 'copilot-vision-request': 'true' }

const refused: readonly (readonly [string, string, Json, Record<string, string | undefined>, number, string])[] = [
  ['no token', chat, { model: 'gpt-4o', messages: text }, { authorization: undefined }, 401, 'missing Authorization'],
  [
    'no editor version',
    chat,
    { model: 'gpt-4o', messages: text },
    { 'editor-version': undefined },
    400,
    'missing Editor-Version header',
  ],
  [
    'no integration id',
    '/responses',
    { model: 'gpt-5.5', input: 'x' },
    { 'copilot-integration-id': undefined },
    400,
    'missing Copilot-Integration-Id',
  ],
  [
    'a doubled header',
    chat,
    { model: 'gpt-4o', messages: text },
    { 'editor-version': 'vscode/1, vscode/2' },
    400,
    'invalid Editor-Version',
  ],
  [
    'a doubled plugin',
    chat,
    { model: 'gpt-4o', messages: text },
    { 'editor-plugin-version': 'a/1, a/2' },
    400,
    'invalid Editor-Plugin-Version',
  ],
  ['no object', chat, [1], {}, 400, 'not a JSON object'],
  ['an unknown model', chat, { model: 'gpt-0', messages: text }, {}, 400, 'model_not_supported'],
  ['a disabled model', chat, { model: 'claude-opus-5.5-fast', messages: text }, {}, 400, 'model_not_supported'],
  ['chat on a responses-only model', chat, { model: 'gpt-5.5', messages: text }, {}, 400, 'unsupported_api_for_model'],
  [
    'responses on a chat-only model',
    '/responses',
    { model: 'kimi-k3', input: 'x' },
    {},
    400,
    'unsupported_api_for_model',
  ],
  [
    'responses on a model that lists nothing',
    '/responses',
    { model: 'gpt-4o', input: 'x' },
    {},
    400,
    'unsupported_api_for_model',
  ],
  [
    'messages on a Claude without them',
    '/v1/messages',
    { model: 'claude-lyric-1', messages: text },
    {},
    400,
    'unsupported_api_for_model',
  ],
  [
    'chat on an embedding model',
    chat,
    { model: 'text-embedding-3-small', messages: text },
    {},
    400,
    'unsupported_api_for_model',
  ],
  [
    'chat on a completion model',
    chat,
    { model: 'gpt-41-copilot', messages: text },
    {},
    400,
    'unsupported_api_for_model',
  ],
  [
    'an undeclared argument',
    chat,
    { model: 'gpt-4o', messages: text, cache_models_for: 7200 },
    {},
    400,
    "Unknown parameter: 'cache_models_for'",
  ],
  [
    'an image without its header',
    chat,
    { model: 'gpt-4o', messages: image },
    {},
    400,
    'missing required Copilot-Vision-Request header',
  ],
  [
    'an image header on text',
    chat,
    { model: 'gpt-4o', messages: text },
    vision,
    429,
    'too many concurrent vision requests',
  ],
  [
    'an image for a text model',
    chat,
    { model: 'mai-prose-2', messages: image },
    vision,
    400,
    'vision is not supported',
  ],
  [
    'tools for a model without',
    chat,
    { model: 'mai-prose-2', messages: text, tools: [tool] },
    {},
    400,
    'tools are not supported',
  ],
  [
    'an effort not listed',
    chat,
    { model: 'gpt-5.4', messages: text, reasoning_effort: 'max' },
    {},
    400,
    'invalid_reasoning_effort',
  ],
  [
    'a nested effort not listed',
    '/responses',
    { model: 'gpt-5.5', input: 'x', reasoning: { effort: 'max' } },
    {},
    400,
    'invalid_reasoning_effort',
  ],
  [
    'an embedding of a chat model',
    '/embeddings',
    { model: 'gpt-4o', input: 'x' },
    {},
    400,
    'unsupported_api_for_model',
  ],
  ['responses of an unknown model', '/responses', { model: 'gpt-0' }, {}, 400, 'model_not_supported'],
]

test.each(refused)('%s is refused', async (_, path, body, headers, status, words) => {
  const simulator = await start()
  const response = await post(simulator, path, body, headers)
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(words)])
  expect(simulator.requests).toMatchObject([{ path, status }])
})

const names = new Set([
  'a doubled header',
  'a doubled plugin',
  'an undeclared argument',
  'an image without its header',
  'an image header on text',
  'no editor version',
  'no integration id',
])
test.each(refused.map((row) => [row[0], row] as const))(
  'a lenient simulator and %s',
  async (name, [, path, body, headers, status]) => {
    const simulator = await start({ strict: false })
    expect((await post(simulator, path, body, headers)).status).toBe(names.has(name) ? 200 : status)
  },
)

test('an effort is not judged where the catalog lists none', async () => {
  const simulator = await start()
  const response = await post(simulator, chat, { model: 'gpt-4o', messages: text, reasoning_effort: 'max' })
  expect(await response.text()).toContain('effort max')
})
