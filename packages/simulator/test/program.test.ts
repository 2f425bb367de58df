import { demoToken } from '@copilot-sync/simulator'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runSimulator } from '../src/server/run-simulator.ts'
import { post } from './helpers.ts'

async function file(content: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'simulator-')), 'file.json')
  await writeFile(path, content)
  return path
}

test('prints where it is, what to export, and a line a request', async () => {
  const lines: string[] = []
  const catalog = await file('{"data": [{"id": "a"}, 7]}')
  const faults = await file('[{"match": {"path": "/embeddings"}, "answer": "hang"}]')
  const args = ['--host', '127.0.0.1', '--catalog', catalog, '--faults', faults, '--lenient']
  const simulator = await runSimulator(args, (line) => lines.push(line))
  if (simulator === undefined) throw new Error('not started')
  onTestFinished(() => simulator.close())
  expect(lines[0]).toContain(simulator.url)
  expect(lines).toContain(`export GITHUB_COPILOT_API_KEY_URL=${simulator.apiKeyUrl}`)
  const list = await fetch(`${simulator.url}/models`, { headers: { authorization: `Bearer ${demoToken}` } })
  expect(await list.json()).toEqual({ data: [{ id: 'a' }] })
  await post(simulator, '/chat/completions', { model: 'a', messages: [], extra: 1 }, { 'editor-version': undefined })
  const hanging = post(simulator, '/embeddings', { model: 'a' })
  await expect.poll(() => lines.at(-1)).toBe('POST /embeddings a → no answer')
  expect(lines.slice(-3, -1)).toEqual(['GET /models → 200', 'POST /chat/completions a → 200'])
  await simulator.close()
  await expect(hanging).rejects.toThrow()
})

test('quiet says nothing of requests, help starts nothing', async () => {
  const lines: string[] = []
  const simulator = await runSimulator(['--quiet'], (line) => lines.push(line))
  const { length } = lines
  await fetch(simulator?.url ?? '')
  expect(lines).toHaveLength(length)
  await simulator?.close()
  expect(await runSimulator(['--help'], (line) => lines.push(line))).toBeUndefined()
  expect(lines.at(-1)).toContain('--lenient')
})

test.each([
  [['--port', 'x'], 'not a port number'],
  [['--port', '70000'], 'not a port number'],
  [['--nope'], '--nope'],
  [['--catalog', '[]'], 'not a body of GET /models'],
  [['--faults', '[1]'], 'not a list of'],
  [['--faults', '{"match": 1}'], 'not a list of'],
  [['--faults', '[{"match": {}, "answer": "no-such-cause"}]'], 'not a list of'],
])('%j is refused', async ([flag = '', content], words) => {
  const value = content?.startsWith('[') || content?.startsWith('{') ? await file(content) : content
  await expect(runSimulator(value === undefined ? [flag] : [flag, value], () => {})).rejects.toThrow(words)
})
