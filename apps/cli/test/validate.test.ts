import { expect, test } from 'vitest'
import { runCli } from './helpers/run-cli.ts'
import { config, createWorkspace } from './helpers/workspace.ts'

test('a sound config', async () => {
  const { run } = createWorkspace()
  expect((await run('validate', '--json')).json()).toMatchObject({ ok: true, result: { valid: true, entries: 1 } })
  expect((await run('validate')).stdout).toContain('valid')
})

test.each([
  [
    'a nested model_info',
    'model_list:\n- model_name: a\n  litellm_params:\n    model: x\n    model_info: {mode: chat}\n',
    0,
  ],
  ['an entry without litellm_params', 'model_list:\n- model_name: a\n', 6],
  ['a name that is a number', 'model_list:\n- model_name: 4.1\n  litellm_params: {model: x}\n', 6],
  ['not YAML', 'model_list: [\n', 6],
])('%s', async (_, text, code) => {
  const { folder } = createWorkspace()
  const out = await runCli(['validate', '-', '--json'], { cwd: folder, stdin: text })
  expect(out.code).toBe(code)
  const { error, result } = out.json()
  if (code !== 0) expect(error.hint).not.toBe('')
  if (result) expect(result.findings[0]).toMatchObject({ line: expect.any(Number), hint: expect.stringMatching(/./) })
})

test('findings of a failing check are still told', async () => {
  const { run, write } = createWorkspace()
  write('bad.yaml', config.replace('model_name: direct', 'model_name: 7'))
  const plain = await run('validate', 'bad.yaml')
  expect(plain.code).toBe(6)
  expect(plain.stdout).toMatch(/^bad\.yaml:3:\d+ +error/)
  expect((await run('validate', 'bad.yaml', '--json')).json()).toMatchObject({ ok: false, result: { valid: false } })
})
