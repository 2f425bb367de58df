import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createWorkspace } from './helpers/workspace.ts'

const hasPty = spawnSync('python3', ['-c', 'import pty']).status === 0
const bin = fileURLToPath(new URL('../bin/run.js', import.meta.url))

const config = `model_list:
  - model_name: fast
    litellm_params: {model: github_copilot/gpt-4o} # mine
`
const catalog = { data: [{ id: 'gpt-4o', model_picker_enabled: true, capabilities: { type: 'chat' } }] }

function workspace() {
  const space = createWorkspace()
  space.write('config.yaml', config)
  space.write('catalog.json', JSON.stringify(catalog))
  return space
}

test('where nobody can be asked it says how many could be adopted and how', async () => {
  const { run, read } = workspace()
  const { stderr, code } = await run('sync', '--catalog', 'catalog.json')
  expect(code).toBe(0)
  expect(stderr).toMatch(/1 hand-made github_copilot entry .*copilot-sync sync --adopt/)
  expect(read('config.yaml').startsWith(config)).toBe(true)
  expect((await run('diff', '--catalog', 'catalog.json', '--json')).json().result.adoptable).toBe(1)
})

test('--adopt: diff shows it, sync does it', async () => {
  const { run, read } = workspace()
  const { result } = (await run('diff', '--adopt', '--catalog', 'catalog.json', '--json')).json()
  expect(result).toMatchObject({ adoptable: 0, updated: [{ name: 'fast' }] })
  expect(read('config.yaml')).toBe(config)
  const done = (await run('sync', '--adopt', '--catalog', 'catalog.json', '--json')).json()
  expect(done.result.updated).toEqual(result.updated)
  expect(read('config.yaml')).toMatch(
    /# mine\n {4}model_info:\n {6}id: copilot-fast\n {6}managed_by: copilot-sync\n {6}adopted: true\n/,
  )
})

/** Runs on a terminal of its own: the arguments, and what is typed once a question stands there. */
const PTY = `
import os, pty, select, sys
answer, args = sys.argv[1].encode().decode('unicode_escape').encode(), sys.argv[2:]
pid, fd = pty.fork()
if pid == 0: os.execvp(args[0], args)
out, typed = b'', False
while True:
    try: data = os.read(fd, 4096)
    except OSError: break
    if not data: break
    out += data
    if not typed and b'(y/N)' in out:
        typed = True
        os.write(fd, answer)
sys.stdout.buffer.write(out)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 255)
`

function onTerminal(folder: string, answer: string, args: readonly string[]) {
  const env = { PATH: process.env['PATH'], HOME: folder, NO_COLOR: '1' }
  const child = spawn('python3', ['-c', PTY, answer, process.execPath, bin, ...args], { cwd: folder, env })
  let output = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (output += data.toString()))
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }))
  })
}

test.skipIf(!hasPty).for<[string, string, string[], boolean, boolean, number]>([
  ['yes', 'y\\r', [], true, true, 0],
  ['no', 'n\\r', [], true, false, 0],
  ['nothing', '\\r', [], true, false, 0],
  ['end of input', '\\x04', [], true, false, 0],
  ['interrupted', '\\x03', [], true, false, 130],
  ['with --json', 'y\\r', ['--json'], false, false, 0],
  ['with --quiet', 'y\\r', ['--quiet'], false, false, 0],
  ['with --dry-run', 'y\\r', ['--dry-run'], false, false, 0],
])('on a terminal: %s', async ([, answer, flags, asked, adopted, code]) => {
  const { folder, read } = workspace()
  const run = await onTerminal(folder, answer, ['sync', '--catalog', 'catalog.json', ...flags])
  expect(run.code).toBe(code)
  expect(run.output.includes('(y/N)')).toBe(asked)
  if (asked) expect(run.output).toMatch(/~ fast[^]*model_info\.managed_by +nothing → copilot-sync +\(adopt\)/)
  expect(read('config.yaml').includes('adopted: true')).toBe(adopted)
  if (code !== 0) expect(read('config.yaml')).toBe(config)
})
