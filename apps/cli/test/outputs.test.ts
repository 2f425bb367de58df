import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { config, createWorkspace, type Workspace } from './helpers/workspace.ts'

const CATALOG = ['--catalog', 'models.json']

/** A workspace in which every kind of input lies, and a sync has run. */
async function withInputs(): Promise<Workspace> {
  const workspace = createWorkspace()
  const { folder, run, write } = workspace
  write('models.json', catalogOf(['one', 'two']))
  write('config.yaml', `include: [more.yaml]\n${config}`)
  write('more.yaml', 'model_list: []\n')
  write('copilot-sync.yaml', 'rules: [./mine.mjs]\n')
  write(
    'mine.mjs',
    `export default { api: 1, name: 'seats', summary: 'adds a note', reads: [], writes: ['model_info.seat'],
      map: () => ({ 'model_info.seat': 'team' }), examples: [{ catalog: { id: 'x' }, entry: { 'model_info.seat': 'team' } }] }\n`,
  )
  write('tokens/access-token', 'ghu_0123456789abcdefghij')
  write('tokens/api-key.json', '{}')
  mkdirSync(join(folder, 'folder'))
  expect((await run('sync', ...CATALOG)).code).toBe(0)
  await run('diff', ...CATALOG, '--out', 'plan.json')
  return workspace
}

const workspace = await withInputs()

const bytes = (): string[] =>
  readdirSync(workspace.folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const path = join(workspace.folder, name)
      const stat = lstatSync(path)
      return `${name} ${stat.mode} ${stat.isFile() ? readFileSync(path, 'utf8') : ''}`
    })

const DIFF = ['diff', ...CATALOG]
const SYNC = ['sync', ...CATALOG]
const link = (name: string, to: string): string => {
  symlinkSync(to, workspace.path(name))
  return name
}
const hardLink = (name: string, to: string): string => {
  linkSync(workspace.path(to), workspace.path(name))
  return name
}
const backup = readdirSync(workspace.path('.copilot-sync'), { recursive: true, encoding: 'utf8' }).find((name) =>
  statSync(workspace.path(`.copilot-sync/${name}`)).isFile(),
)

test.each([
  ['the config', 'the config', DIFF, '--out', 'config.yaml'],
  ['the config by another spelling', 'the config', DIFF, '--out', './folder/../config.yaml'],
  ['the config by a link', 'the config', DIFF, '--out', link('link.yaml', 'config.yaml')],
  ['the config by a hard link', 'the config', DIFF, '--report', hardLink('hard.yaml', 'config.yaml')],
  ['the config that is checked', 'the config', ['validate', 'more.yaml'], '--log-file', 'more.yaml'],
  ['a config by a link, with its real name', 'the config', [...DIFF, '--config', 'link.yaml'], '--out', 'config.yaml'],
  ['a config that is to be', 'the config', [...SYNC, '--create', '--config', 'new.yaml'], '--log-file', 'new.yaml'],
  ['the settings', 'the settings file', DIFF, '--report', 'copilot-sync.yaml'],
  ['settings that are none yet', 'the settings file', DIFF, '--out', 'copilot-sync.json'],
  ['settings of another name', 'the settings file', [...DIFF, '--settings', 'mine.yaml'], '--out', 'mine.yaml'],
  ['a rule', 'a rule of the settings', DIFF, '--out', 'mine.mjs'],
  ['an included file', 'a file that the config includes', DIFF, '--out', 'more.yaml'],
  ['the image callback', 'a file of ours beside the config', SYNC, '--report', 'copilot_sync_images.py'],
  ['the catalog', 'the catalog', DIFF, '--out', 'models.json'],
  ['the plan', 'the saved plan', [...SYNC, '--plan', 'plan.json'], '--report', 'plan.json'],
  ['a token', 'a token file', ['models', 'list', ...CATALOG], '--log-file', 'tokens/access-token'],
  ['the exchanged token', 'a token file', DIFF, '--out', 'tokens/api-key.json'],
  ['the state folder', 'a folder', DIFF, '--out', '.copilot-sync'],
  ['the state', 'in the state folder', ['pause'], '--log-file', '.copilot-sync/new.log'],
  ['the state by a link', 'in the state folder', DIFF, '--out', `${link('state', '.copilot-sync')}/ledger.json`],
  ['the state by a hard link', 'in the state folder', DIFF, '--out', hardLink('kept', `.copilot-sync/${backup}`)],
  ['a folder', 'a folder', SYNC, '--report', 'folder'],
  ['a link to a folder', 'a folder', DIFF, '--log-file', link('to-folder', 'folder')],
  ['standard output, beside JSON', 'standard output', DIFF, '--out', '/dev/stdout'],
  ['standard output by its number', 'standard output', SYNC, '--report', '/proc/self/fd/1'],
  ['another output', '--report', [...DIFF, '--report', 'x.html'], '--log-file', './x.html'],
])('refuses to write onto %s (%s)', async (_, what, command, flag, file) => {
  const before = bytes()
  const { code, json } = await workspace.run(...command, flag, file, '--json')
  expect({ code, error: json().error.code }).toEqual({ code: 64, error: 'USAGE' })
  expect(json().error.message).toContain(`${flag} ${file}`)
  expect(json().error.message).toContain(what)
  expect(bytes()).toEqual(before)
})

const fresh = (): Workspace => {
  const one = createWorkspace()
  one.write('models.json', catalogOf(['one']))
  return one
}

test.each([
  ['--out', '"kind": "copilot-sync plan"'],
  ['--report', '<!doctype html>'],
  ['--log-file', 'copilot-sync diff'],
])('%s keeps the mode of a file, a link to it, its hard links, and follows a link to none', async (flag, begins) => {
  const { path, read, run } = fresh()
  writeFileSync(path('there'), 'old\n')
  chmodSync(path('there'), 0o604)
  symlinkSync('there', path('link'))
  symlinkSync('none', path('dangling'))
  writeFileSync(path('twin'), 'old\n')
  linkSync(path('twin'), path('other'))
  for (const name of ['there', 'link', 'dangling', 'twin']) {
    expect(await run(...DIFF, flag, name)).toMatchObject({ code: 0 })
    expect(read(name).toLowerCase()).toContain(begins)
  }
  expect(statSync(path('there')).mode & 0o777).toBe(0o604)
  expect(['link', 'dangling'].map((name) => lstatSync(path(name)).isSymbolicLink())).toEqual([true, true])
  expect(read('none').toLowerCase()).toContain(begins)
  expect(statSync(path('other')).ino).toBe(statSync(path('twin')).ino)
})

test('standard output and error are written to, by whatever name', async () => {
  const { folder, path, read, run, write } = fresh()
  const plan = await run(...DIFF, '--out', '/dev/stdout', '--quiet', '--format', 'unified')
  expect(plan.stdout).toMatch(/^\{\n {2}"kind": "copilot-sync plan"[^]*\n\}\n--- a/)
  expect((await run(...DIFF, '--report', '/proc/self/fd/2')).stderr).toContain('</html>')
  const logged = await run(...DIFF, '--log-file', '/dev/stderr')
  expect(logged.stderr).toMatch(/^\S+Z copilot-sync diff\n/)
  expect((await run(...DIFF, '--out', '/dev/null')).code).toBe(0)
  write('run.sh', 'exec "$@" >out.txt 2>err.txt')
  appendFileSync(path('err.txt'), 'gone')
  const bin = join(import.meta.dirname, '../bin/run.js')
  const args = [bin, ...DIFF, '--out', 'out.txt', '--log-file', '/dev/stderr']
  execFileSync('sh', ['run.sh', process.execPath, ...args], { cwd: folder, env: { HOME: folder } })
  expect(read('out.txt')).toMatch(/^\{\n[^]*\n\}\n[^]*Plan: 1 to add/)
  expect(read('err.txt')).toMatch(/^\S+Z copilot-sync diff\n/)
})

test('a pipe is written to, not replaced; one that nobody reads is not waited for', async () => {
  const { folder, path, run } = fresh()
  execFileSync('mkfifo', [path('pipe')])
  expect(await run(...DIFF, '--out', 'pipe')).toMatchObject({ code: 1, stderr: expect.stringContaining('ENXIO') })
  const logged = await run(...DIFF, '--log-file', 'pipe')
  expect(logged).toMatchObject({ code: 0, stderr: expect.stringContaining('the log cannot be written (ENXIO)') })
  expect(lstatSync(path('pipe')).isFIFO()).toBe(true)
  const reader = spawn('cat', ['pipe'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  const read = text(reader.stdout)
  // A reader that opens the pipe is there once it has been scheduled.
  await sleep(300)
  expect((await run(...DIFF, '--out', 'pipe')).code).toBe(0)
  expect(JSON.parse(await read)).toMatchObject({ kind: 'copilot-sync plan' })
  expect(lstatSync(path('pipe')).isFIFO()).toBe(true)
})
