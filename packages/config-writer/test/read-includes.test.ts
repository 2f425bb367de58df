import { parseConfig, readIncludes } from '@copilot-sync/config-writer'
import { SyncError } from '@copilot-sync/errors'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folders: string[] = []

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copilot-sync-includes-')))
  folders.push(folder)
  return folder
}

const list = (...names: string[]): string => `model_list:\n${names.map((name) => `  - model_name: ${name}\n`).join('')}`

interface Case {
  readonly name: string
  readonly config: string
  readonly files: Readonly<Record<string, string>>
  readonly names?: readonly string[]
  readonly missing?: readonly string[]
  readonly error?: string
}

test.for<Case>([
  { name: 'none', config: 'a: 1', files: { 'x.yaml': list('x') }, names: [] },
  {
    name: 'several',
    config: 'include: [x.yaml, y.yaml]',
    files: { 'x.yaml': list('x'), 'y.yaml': list('y', 'z') },
    names: ['x', 'y', 'z'],
  },
  {
    name: 'without a list, empty, only comments',
    config: 'include: [a, b, c]',
    files: { a: 'x: 1', b: '', c: '# c\n' },
    names: [],
  },
  { name: 'a name that is no string', config: 'include: [a]', files: { a: list('4.1', 'x') }, names: ['x'] },
  {
    name: 'nested ones lie beside the file that names them',
    config: 'include: [sub/a]',
    files: { 'sub/a': `include: [b]\n${list('a')}`, 'sub/b': list('inner'), b: list('outer') },
    names: ['a', 'inner'],
  },
  {
    name: 'or else beside the config',
    config: 'include: [sub/a]',
    files: { 'sub/a': 'include: [b]', b: list('outer') },
    names: ['outer'],
  },
  {
    name: 'each once, in circles too',
    config: 'include: [a, ./a, a]',
    files: { a: `include: [b, config.yaml]\n${list('a')}`, b: `include: [a]\n${list('b')}` },
    names: ['a', 'b'],
  },
  {
    name: 'ours is not looked into',
    config: 'include: [ours, a]',
    files: { ours: list('x'), a: list('a') },
    names: ['a'],
  },
  {
    name: 'missing ones',
    config: 'include: [a, no/b]',
    files: { a: 'include: [c]' },
    names: [],
    missing: ['no/b', 'c'],
  },
  { name: 'broken', config: 'include: [a]', files: { a: 'x: [' }, error: 'CONFIG_NOT_YAML' },
  { name: 'no mapping', config: 'include: [a]', files: { a: '- x' }, error: 'CONFIG_NOT_MAPPING' },
  { name: 'no text', config: 'include: [a]', files: { a: 'x: \0' }, error: 'CONFIG_NOT_TEXT' },
  { name: 'a nested string', config: 'include: [a]', files: { a: 'include: b' }, error: 'CONFIG_INVALID' },
  { name: 'a folder', config: 'include: [sub]', files: { 'sub/a': '' }, error: 'CONFIG_UNREADABLE' },
])('$name', async ({ config, files, names, missing = [], error }) => {
  const folder = tempFolder()
  const path = join(folder, 'config.yaml')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const reading = readIncludes(parseConfig(config, path), { path, skip: [join(folder, 'ours')] })
  if (error !== undefined) return expect(reading).rejects.toMatchObject({ code: error, exit: 6 })
  expect(await reading).toMatchObject({ names, missing: missing.map((name) => join(folder, name)) })
})

test('of a linked config the folder of the link counts, as for LiteLLM', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'real'))
  writeFileSync(join(folder, 'real/config.yaml'), 'include: [a]')
  writeFileSync(join(folder, 'real/a'), list('real'))
  writeFileSync(join(folder, 'a'), list('linked'))
  symlinkSync('real/config.yaml', join(folder, 'config.yaml'))
  const path = join(folder, 'config.yaml')
  expect((await readIncludes(parseConfig('include: [a]', path), { path })).names).toEqual(['linked'])
  await expect(readIncludes(parseConfig('include: 1', path), { path })).rejects.toThrow(SyncError)
})
