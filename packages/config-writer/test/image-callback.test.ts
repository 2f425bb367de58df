import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { IMAGE_CALLBACK, IMAGE_FILE, imageCallback } from '../src/index.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0
const headers = { 'Editor-Version': 'vscode/1.107.0 "é"', 'copilot-integration-id': 'vscode-chat' }
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'copilot-sync-'))
  mkdirSync(join(folder, 'litellm/integrations'), { recursive: true })
  writeFileSync(join(folder, 'litellm/integrations/custom_logger.py'), 'class CustomLogger:\n    pass\n')
  writeFileSync(join(folder, IMAGE_FILE), imageCallback(headers))
})
afterAll(() => rmSync(folder, { recursive: true }))

const RUN = `
import asyncio, json, sys
from copilot_sync_images import callback
class Message:
    def __init__(self, data): self.data = data
    def model_dump(self): return self.data
kwargs = json.load(sys.stdin)
if "objects" in kwargs: kwargs["messages"] = [Message(each) for each in kwargs.pop("objects")]
found = asyncio.run(callback.async_pre_call_deployment_hook(kwargs, None))
json.dump(found.get("extra_headers"), sys.stdout)
`

function run(kwargs: unknown): Record<string, string> | null {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', RUN], { cwd: folder, input: JSON.stringify(kwargs) })
  if (status !== 0) throw new Error(String(stderr))
  return JSON.parse(String(stdout))
}

const model = 'github_copilot/gpt-5.5'
const image = { type: 'image_url', image_url: { url: 'data:' } }
const all = {
  'openai-intent': 'conversation-panel',
  'x-github-api-version': '2025-04-01',
  'editor-version': 'vscode/1.107.0 "é"',
  'copilot-integration-id': 'vscode-chat',
  'copilot-vision-request': 'true',
}

test('the first line says whose file it is, and LiteLLM finds the instance', () => {
  expect(imageCallback({})).toMatch(/^# Written by copilot-sync.*\n"""/)
  expect(IMAGE_CALLBACK).toBe(`${IMAGE_FILE.replace('.py', '')}.callback`)
})

test.skipIf(!hasPython).each([
  { name: 'an image', kwargs: { model, messages: [{ role: 'user', content: [{ type: 'text' }, image] }] }, found: all },
  {
    name: 'an image for the Responses API',
    kwargs: { model, input: [{ content: [{ type: 'input_image' }] }] },
    found: all,
  },
  {
    name: 'an image in what a tool returned',
    kwargs: { model, messages: [{ content: [{ type: 'tool_result', content: [{ type: 'image' }] }] }] },
    found: all,
  },
  { name: 'a message that is an object', kwargs: { model, objects: [{ content: [image] }] }, found: all },
  {
    name: 'the provider given apart',
    kwargs: { model: 'x', custom_llm_provider: 'github_copilot', messages: [image] },
    found: all,
  },
  { name: 'text', kwargs: { model, messages: [{ role: 'user', content: 'image_url' }] }, found: null },
  { name: 'a tool with a parameter called image', kwargs: { model, messages: [], tools: [image] }, found: null },
  { name: 'another provider', kwargs: { model: 'openai/gpt-4o', messages: [image] }, found: null },
  {
    name: 'headers of the entry, which win',
    kwargs: { model, messages: [image], extra_headers: { 'Editor-Version': 'mine', 'Copilot-Vision-Request': 'x' } },
    found: {
      ...Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'editor-version')),
      'Editor-Version': 'mine',
    },
  },
])('$name', ({ kwargs, found }) => expect(run(kwargs)).toEqual(found))
