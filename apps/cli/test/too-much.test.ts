import { execFileSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const GIGABYTE = 1e9

/** A file of three gigabytes that takes no room on the disk. */
function sparse({ path }: Workspace, name: string): void {
  writeFileSync(path(name), 'model_list: []\n')
  truncateSync(path(name), 3 * GIGABYTE)
}

function prepare(): Workspace {
  const space = createWorkspace()
  space.write('models.json', catalogOf(['one']))
  return space
}

const levels = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `  b${at}: &b${at} ${at === 0 ? '{ v: 1 }' : make(at - 1)}\n`).join('')
const nine = (at: number): string => Array.from({ length: 9 }, () => `*b${at}`).join(', ')
const list = (count: number): string => levels(count, (at) => `[${nine(at)}]`)
const merged = (count: number): string => levels(count, (at) => `{ <<: [${nine(at)}], k${at}: 1 }`)
const chain = (count: number): string => levels(count, (at) => `[*b${at}]`)

test.each([
  ['lists of aliases', list(9)],
  ['merged mappings', merged(9)],
  ['a long chain of aliases', chain(20_000)],
])('%s: refused at their place', async (_, body) => {
  for (const [top, key] of [
    ['x', 'model_list: []\n'],
    ['model_list', ''],
  ]) {
    const { read, run, write } = prepare()
    // In the list they stand in the one entry.
    const entry =
      top === 'x' ? `x:\n${body}` : `model_list:\n  - model_name: a\n${body.replace(/^/gm, '  ').trimEnd()}\n`
    const text = `${key}${entry}`
    write('config.yaml', text)
    for (const command of ['diff', 'sync']) {
      const { code, json } = await run(command, '--catalog', 'models.json', '--json')
      expect(code).toBe(6)
      expect(json().error).toMatchObject({ code: 'CONFIG_NOT_YAML', hint: expect.stringContaining('fewer aliases') })
      expect(json().error.message).toMatch(/config\.yaml:\d+:\d+/)
    }
    expect(read('config.yaml')).toBe(text)
  }
})

test('many aliases that repeat little are read, in a long config more of them', async () => {
  const { run, write } = prepare()
  const entry = (_: unknown, at: number): string => `  - model_name: m${at}\n    litellm_params: *h\n`
  const shared = Array.from({ length: 300 }, (_, at) => `    k${at}: ${at}\n`).join('')
  write(
    'config.yaml',
    `${list(5)}x: &h\n${shared}model_list:\n${Array.from({ length: 1500 }, entry).join('')}`.replace(/^ {2}b/gm, 'b'),
  )
  const { code, json } = await run('sync', '--catalog', 'models.json', '--json')
  expect(json()).toMatchObject({ ok: true, result: { added: ['github_copilot/one'] } })
  expect(code).toBe(0)
})

test.each([
  ['the config', 'config.yaml', 'CONFIG_UNREADABLE', ''],
  ['the settings', 'copilot-sync.yaml', 'SETTINGS_INVALID', ''],
  ['the catalog', 'models.json', 'CATALOG_UNREADABLE', ''],
  ['an included file', 'more.yaml', 'CONFIG_UNREADABLE', 'model_list: []\ninclude: [more.yaml]\n'],
  ['our included file', 'copilot-models.yaml', 'CONFIG_UNREADABLE', 'model_list: []\ninclude: [copilot-models.yaml]\n'],
])('three gigabytes: %s', async (_, name, code, config) => {
  const space = prepare()
  if (config !== '') space.write('config.yaml', config)
  sparse(space, name)
  const { json, stderr } = await space.run('sync', '--catalog', 'models.json', '--json')
  expect(json().error).toMatchObject({ code, message: expect.stringContaining('larger than 64 MiB') })
  expect(json().error.message).toContain(name)
  expect(stderr).toBe('')
})

test.runIf(process.platform === 'linux')('an included file that is a pipe, or a folder', async () => {
  const { path, run, write } = prepare()
  write('config.yaml', 'model_list: []\ninclude: [more.yaml]\n')
  execFileSync('mkfifo', [path('more.yaml')])
  const pipe = await run('sync', '--catalog', 'models.json', '--json')
  expect(pipe.json().error).toMatchObject({ code: 'CONFIG_UNREADABLE', message: expect.stringContaining('pipe') })
  write('config.yaml', 'model_list: []\ninclude: [folder]\n')
  mkdirSync(path('folder'))
  const folder = await run('sync', '--catalog', 'models.json', '--json')
  expect(folder.json().error).toMatchObject({ code: 'CONFIG_UNREADABLE', message: expect.stringContaining('a folder') })
})
