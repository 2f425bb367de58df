import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createWorkspace } from './helpers/workspace.ts'

const CATALOG = JSON.stringify({ data: [{ id: 'one', model_picker_enabled: true, capabilities: { type: 'chat' } }] })
const isRoot = process.getuid?.() === 0

interface Case {
  readonly what: string
  readonly code: string
  readonly make: (path: string) => void
  readonly place?: string
  readonly skip?: boolean
}

const text = (content: string | Uint8Array) => (path: string) => writeFileSync(path, content)

const cases: readonly Case[] = [
  { what: 'no such file', code: 'CONFIG_NOT_FOUND', make: () => undefined },
  { what: 'a folder', code: 'CONFIG_IS_FOLDER', make: (path) => mkdirSync(path) },
  { what: 'a dangling link', code: 'CONFIG_NOT_FOUND', make: (path) => symlinkSync('nowhere.yaml', path) },
  {
    what: 'unreadable',
    code: 'CONFIG_UNREADABLE',
    skip: isRoot,
    make: (path) => {
      writeFileSync(path, 'model_list: []\n')
      chmodSync(path, 0)
    },
  },
  { what: 'zero bytes', code: 'CONFIG_NOT_MAPPING', make: text('') },
  { what: 'only comments', code: 'CONFIG_NOT_MAPPING', make: text('# nothing\n# here\n') },
  { what: 'a scalar', code: 'CONFIG_NOT_MAPPING', make: text('hello\n') },
  { what: 'a list', code: 'CONFIG_NOT_MAPPING', make: text('- a\n- b\n') },
  { what: 'binary', code: 'CONFIG_NOT_TEXT', make: text(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff)) },
  { what: 'not UTF-8', code: 'CONFIG_NOT_TEXT', make: text(Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a)) },
  { what: 'not YAML', code: 'CONFIG_NOT_YAML', make: text('model_list:\n  - a: [1, 2\nb: 3\n'), place: ':3:' },
  { what: 'bad indentation', code: 'CONFIG_NOT_YAML', make: text('model_list:\n  - a: 1\n b: 2\n'), place: ':3:' },
  {
    what: 'two documents',
    code: 'CONFIG_NOT_YAML',
    make: text('model_list: []\n---\nmodel_list: []\n'),
    place: ':2:1',
  },
  {
    what: 'model_list is a mapping',
    code: 'MODEL_LIST_NOT_LIST',
    make: text('a: 1\nmodel_list:\n  b: 2\n'),
    place: ':3:',
  },
  { what: 'model_list is text', code: 'MODEL_LIST_NOT_LIST', make: text('model_list: all\n'), place: ':1:' },
  {
    what: 'model_list twice',
    code: 'DUPLICATE_KEY',
    make: text('model_list: []\na: 1\nmodel_list: []\n'),
    place: ':3:1',
  },
  {
    what: 'a key twice in an entry',
    code: 'DUPLICATE_KEY',
    make: text('model_list:\n  - model_name: a\n    litellm_params: {model: x}\n    model_name: b\n'),
    place: ':4:5',
  },
  {
    what: 'a key twice deep in an entry',
    code: 'DUPLICATE_KEY',
    make: text('model_list:\n  - model_name: a\n    litellm_params:\n      model: x\n      rpm: 1\n      rpm: 2\n'),
    place: ':6:7',
  },
]

test.concurrent.each(cases.filter(({ skip }) => !skip))('$what: $code', async ({ code, make, place }) => {
  const { path, run, write } = createWorkspace()
  write('models.json', CATALOG)
  make(path('bad.yaml'))
  const before = readIfFile(path('bad.yaml'))
  for (const command of ['sync', 'diff']) {
    const out = await run(command, '--config', 'bad.yaml', '--catalog', 'models.json', '--json')
    expect(out).toMatchObject({ code: 6, stderr: '' })
    const { error, ok } = out.json()
    expect({ ok, code: error.code }).toEqual({ ok: false, code })
    expect(error.hint).not.toBe('')
    expect(error.message).toContain(`bad.yaml${place ?? ''}`)
  }
  expect(readIfFile(path('bad.yaml'))).toEqual(before)
})

test('the config is checked before the network is asked', async () => {
  const { run } = createWorkspace()
  const out = await run('sync', '--config', 'missing.yaml', '--json')
  expect(out.json().error.code).toBe('CONFIG_NOT_FOUND')
})

test.each([
  ['no file', undefined],
  ['zero bytes', ''],
  ['only comments', '# ours\n'],
])('--create starts a config: %s', async (_, content) => {
  const { read, run, write } = createWorkspace()
  write('models.json', CATALOG)
  if (content !== undefined) write('new.yaml', content)
  const out = await run('sync', '--config', 'new.yaml', '--catalog', 'models.json', '--create', '--json')
  expect(out.json()).toMatchObject({ ok: true, result: { changed: true, added: ['github_copilot/one'] } })
  expect(read('new.yaml')).toMatch(/model_list:\n +- model_name: github_copilot\/one\n/)
  if (content) expect(read('new.yaml').startsWith(content)).toBe(true)
})

test.each([
  ['an unknown key', 'imagse: hook\n', ':1:1'],
  ['a wrong value', 'headers: none\nimages: maybe\n', ':2:1'],
  ['not YAML', 'images: [\n', ''],
  ['a pattern that is no text', 'exclude: [1]\n', ':1:1'],
])('settings: %s', async (_, content, place) => {
  const { run, write } = createWorkspace()
  write('copilot-sync.yaml', content)
  const { error } = (await run('sync', '--json')).json()
  expect(error).toMatchObject({ code: 'SETTINGS_INVALID', exit: 6 })
  expect(error.message).toContain(`copilot-sync.yaml${place}`)
})

test('settings that are named must exist', async () => {
  const { run } = createWorkspace()
  expect((await run('sync', '--settings', 'none.yaml', '--json')).json().error.code).toBe('SETTINGS_NOT_FOUND')
})

function readIfFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
