import { expect, test } from 'vitest'
import { createWorkspace } from './helpers/workspace.ts'

const { run } = createWorkspace()

test.concurrent.each([
  [['syn'], 'copilot-sync sync'],
  [['backup', 'verfy'], 'copilot-sync backup verify'],
  [['bakup', 'list'], 'copilot-sync backup list'],
  [['backup', 'restor'], 'copilot-sync backup restore'],
  [['models', 'lst'], 'copilot-sync models list'],
  [['sync', '--catalgo', 'x'], '--catalog'],
  [['sync', '--timeout', 'soon'], '--timeout'],
  [['sync', '--timeout', '0s'], '--timeout'],
  [['sync', '--timeout', '2'], '--timeout 90s'],
  [['sync', '--lock-timeout', '10'], '--lock-timeout 90s'],
  [['backup', 'prune', '--max-age', '30'], '--max-age 30d'],
  [['pause', '--until', '2'], '--until 2h'],
  [['sync', '--lock-timeout', '99d'], '--lock-timeout'],
  [['diff', '--format', 'xml'], '--help'],
  [['backup', 'show'], '--help'],
  [['validate', 'a', 'b'], '--help'],
  [['sync', '-v', '-q'], '--help'],
])('%j is wrong usage, with a hint: %s', async (args, hint) => {
  const plain = await run(...args)
  expect(plain).toMatchObject({ code: 64, stdout: '' })
  expect(plain.stderr).toContain(hint)
  const json = await run(...args, '--json')
  expect(json).toMatchObject({ code: 64, stderr: '' })
  expect(json.json()).toMatchObject({ ok: false, schemaVersion: 1, error: { code: 'USAGE', exit: 64 } })
  expect(json.json().error.hint).toContain(hint)
})

test.concurrent.each([
  [['--help', '--json'], 'help'],
  [['sync', '--help', '--json'], 'help'],
  [['--version', '--json'], 'version'],
])('%j is one document too', async (args, command) => {
  const out = await run(...args)
  expect(out.code).toBe(0)
  expect(out.json()).toMatchObject({ ok: true, command })
})

test('the version, with what it runs on', async () => {
  const { result } = (await run('--version', '--json')).json()
  expect(result.version).toMatch(/^\d+\.\d+\.\d+$/)
  const { code, stdout } = await run('--version')
  expect(code).toBe(0)
  expect(stdout).toBe(`copilot-sync/${result.version} ${process.platform}-${process.arch} node-${process.version}\n`)
})

test('no command at all shows the help, and with --json says so', async () => {
  expect((await run()).stdout).toContain('COMMANDS')
  expect((await run('--json')).json().error.code).toBe('USAGE')
})

test('every command has examples', async () => {
  for (const command of [
    'sync',
    'diff',
    'validate',
    'models list',
    'completion',
    'backup create',
    'backup list',
    'backup prune',
    'backup restore',
    'backup show',
    'backup verify',
    'pause',
    'resume',
  ]) {
    expect((await run(...command.split(' '), '--help')).stdout, command).toContain('EXAMPLES')
  }
})

test.concurrent.each(['bash', 'zsh', 'fish'])('completion for %s names commands and flags', async (shell) => {
  const { code, stdout } = await run('completion', shell)
  expect(code).toBe(0)
  for (const word of ['backup', 'restore', 'dry-run', 'lock-timeout']) expect(stdout).toContain(word)
})
