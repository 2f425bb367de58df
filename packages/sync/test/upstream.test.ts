import { diff, listModels, sync, validate } from '@copilot-sync/sync'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestRuntime } from './helpers/runtime.ts'

const model = (id: string, more: object = {}): object => ({
  id,
  model_picker_enabled: true,
  capabilities: { type: 'chat', limits: { max_output_tokens: 1000 }, supports: { vision: true } },
  ...more,
})

let address = ''
let models: readonly object[] = []
const server = createServer((request, response) => {
  const answers: Record<string, object> = {
    '/token': { token: 'tid=test;exp=1', expires_at: Date.now() / 1000 + 3600, endpoints: { api: address } },
    '/models': { object: 'list', data: models },
  }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url ?? ''] ?? {}))
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('not bound')
  address = `http://127.0.0.1:${bound.port}`
})
afterAll(() => server.close())

function workspace() {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-upstream-'))
  writeFileSync(join(folder, 'access-token'), 'ghu_0123456789abcdefghij')
  writeFileSync(join(folder, 'config.yaml'), 'model_list: []\n')
  const env = { GITHUB_COPILOT_TOKEN_DIR: folder, GITHUB_COPILOT_API_KEY_URL: `${address}/token` }
  const runtime = createTestRuntime(folder, { env })
  const options = { config: 'config.yaml', timeoutMs: 5000, lockTimeoutMs: 1000, dryRun: false }
  return { runtime, options, read: () => readFileSync(join(folder, 'config.yaml'), 'utf8'), folder }
}

test('asks Copilot, plans, writes', async () => {
  const { runtime, options, read } = workspace()
  models = [model('a'), model('b', { model_picker_enabled: false })]
  const planned = await diff(runtime, options)
  expect(planned.result).toMatchObject({ changed: true, added: ['github_copilot/a'], catalog: { apiBase: address } })
  expect(planned.texts[0]?.after).toContain('github_copilot/a')
  expect(read()).toBe('model_list: []\n')
  expect((await sync(runtime, { ...options, dryRun: true })).result.backup).toBeNull()
  expect((await sync(runtime, options)).result.backup).toEqual(expect.any(String))
  expect(read()).toBe(planned.texts[0]?.after)
  expect(runtime.warnings.join()).toContain('images')
})

test('lists models with what a sync makes of them', async () => {
  const { runtime, options } = workspace()
  models = [model('a'), model('b', { model_picker_enabled: false })]
  const all = await listModels(runtime, { ...options, all: true })
  expect(all.models).toMatchObject([
    {
      id: 'a',
      usable: true,
      reason: null,
      names: ['github_copilot/a'],
      fields: { 'model_info.max_output_tokens': 1000 },
    },
    { id: 'b', usable: false, reason: expect.stringContaining('model_picker_enabled') },
  ])
  expect((await listModels(runtime, { ...options, all: false })).models).toHaveLength(1)
})

test('a rule that fails holds what is there', async () => {
  const { runtime, options, folder, read } = workspace()
  models = [model('a'), model('c')]
  await sync(runtime, options)
  const before = read()
  writeFileSync(
    join(folder, 'broken.mjs'),
    `export default { api: 1, name: 'broken', summary: 'fails', reads: ['id'],
      select(model) { if (model.id === 'a') throw new Error('no') }, examples: [{ catalog: { id: 'c' }, out: undefined }] }\n`,
  )
  writeFileSync(join(folder, 'copilot-sync.yaml'), 'rules: [./broken.mjs]\n')
  const { result } = await sync(runtime, options)
  expect(result).toMatchObject({ changed: false, held: [{ name: 'github_copilot/a', path: null }] })
  expect(read()).toBe(before)
})

test.each([
  ['model_list: []\n', true],
  ['model_list:\n- model_name: 4.1\n  litellm_params: {model: x}\n', false],
])('validates standard input: %j', async (text, valid) => {
  const { runtime, options } = workspace()
  const outcome = await validate({ ...runtime, readStdin: async () => Buffer.from(text) }, { ...options, config: '-' })
  expect(outcome.result.valid).toBe(valid)
  expect(outcome.error === undefined).toBe(valid)
})
