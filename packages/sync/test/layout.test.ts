import { parseConfig } from '@copilot-sync/config-writer'
import { createBackup, layoutState, restoreBackup } from '@copilot-sync/sync'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { hasPyYaml, loadWithPyYaml } from './helpers/load-with-pyyaml.ts'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const FILE = 'copilot-models.yaml'
const INCLUDE = { 'copilot-sync.yaml': 'layout: include\nheaders: none\n' }
const mine = 'model_list:\n  - model_name: mine # m\n    litellm_params: {model: openai/x}\n'

const toInclude = ({ write }: Workspace): void => write('copilot-sync.yaml', 'layout: include\nheaders: none\n')
const toInline = ({ write }: Workspace): void => write('copilot-sync.yaml', 'headers: none\n')
const copilotNames = (text: string): string[] =>
  [...text.matchAll(/model_name: (github_copilot\/\S+)/g)].map(([, name = '']) => name)

test('our entries live in a file of ours that the config includes; a change touches that file alone', async () => {
  const config = `${mine}router_settings: {x: 1} # r\n`
  const { read, write, files, models, sync, mtime } = createWorkspace({ 'config.yaml': config, ...INCLUDE })
  models('gpt-a', 'gpt-b')
  const first = await sync()
  expect(first.result).toMatchObject({
    added: ['github_copilot/gpt-a', 'github_copilot/gpt-b'],
    other: [
      { path: `file:${FILE}`, from: null, to: FILE },
      { path: 'include', from: [], to: [FILE] },
    ],
  })
  expect(read('config.yaml')).toBe(`${config}include: [${FILE}]\n`)
  expect(read(FILE)).toMatch(/^# Written by copilot-sync.*\nmodel_list:\n {2}- model_name: github_copilot\/gpt-a\n/)
  expect(files()).toEqual(['config.yaml', FILE, 'copilot-sync.yaml'])

  const before = [mtime('config.yaml'), mtime(FILE)]
  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 2, backup: null })
  expect([mtime('config.yaml'), mtime(FILE)]).toEqual(before)

  write(FILE, read(FILE).replace('mode: chat', 'mode: responses # kept\n      note: kept'))
  models('gpt-a', 'gpt-c')
  const next = await sync()
  expect(next.result).toMatchObject({
    added: ['github_copilot/gpt-c'],
    removed: ['github_copilot/gpt-b'],
    updated: [{ fields: [{ path: 'model_info.mode', from: 'responses', to: 'chat' }] }],
    other: [],
  })
  expect(next.texts[1]).toMatchObject({ after: read(FILE) })
  expect(mtime('config.yaml')).toBe(before[0])
  expect(read(FILE)).toContain('      mode: chat # kept\n      note: kept\n')
})

test('there and back again: the config is what it was, the entries keep what is the user’s', async () => {
  const space = createWorkspace({ 'config.yaml': `${mine}a: 1\n` })
  const { read, write, files, models, sync, diff } = space
  toInline(space)
  models('gpt-a', 'gpt-b')
  await sync()
  const inline = read('config.yaml').replace('model: github_copilot/gpt-b', "model: 'github_copilot/gpt-b' # mine")
  write('config.yaml', inline)

  toInclude(space)
  const shown = await diff()
  const there = await sync()
  expect(there.result).toEqual({ ...shown.result, backup: there.result.backup })
  const moved = { path: 'layout', from: 'inline', to: 'include', rule: 'layout' }
  expect(there.result).toMatchObject({ added: [], removed: [], unchanged: 0, changed: true })
  expect(there.result.updated.map(({ fields }) => fields)).toEqual([[moved], [moved]])
  expect(read('config.yaml')).toBe(`${mine}a: 1\ninclude: [${FILE}]\n`)
  expect(read(FILE)).toContain("      model: 'github_copilot/gpt-b' # mine\n")
  expect((await sync()).result.changed).toBe(false)

  toInline(space)
  const back = await sync()
  expect(back.result.other).toEqual([
    { path: 'include', from: [FILE], to: [] },
    { path: `file:${FILE}`, from: FILE, to: null },
  ])
  expect(read('config.yaml')).toBe(inline)
  expect(files()).not.toContain(FILE)
  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 2 })
})

test('with a new catalog, and adopted, in the same run', async () => {
  const space = createWorkspace({ 'config.yaml': mine })
  const { read, write, models, sync } = space
  toInline(space)
  models('gpt-a', 'gpt-b')
  await sync()
  write(
    'config.yaml',
    `${read('config.yaml')}  - model_name: fast\n    litellm_params: {model: github_copilot/gpt-a} # f\n`,
  )
  toInclude(space)
  models('gpt-a', 'gpt-c')
  const { result } = await sync({ adopt: true })
  expect(result).toMatchObject({ added: ['github_copilot/gpt-c'], removed: ['github_copilot/gpt-b'] })
  expect(result.updated.find(({ name }) => name === 'fast')?.fields[0]).toMatchObject({ path: 'layout' })
  expect(read('config.yaml')).toBe(`${mine}include: [${FILE}]\n`)
  expect(read(FILE)).toContain('    litellm_params: {model: github_copilot/gpt-a} # f\n')
  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 3, adoptable: 0 })
})

test('files that the user includes: a name in them wins, in both layouts', async () => {
  const config = `include: [sub/a.yaml]\n${mine}`
  const nested = 'model_list: [{model_name: github_copilot/gpt-a, litellm_params: {model: openai/y}}]\n'
  const space = createWorkspace({
    'config.yaml': config,
    'sub/a.yaml': 'include: [b.yaml, no.yaml]\n',
    'sub/b.yaml': nested,
  })
  const { read, models, sync, path, runtime } = space
  models('gpt-a', 'gpt-b')
  for (const choose of [toInline, toInclude]) {
    choose(space)
    const { result } = await sync()
    expect(result).toMatchObject({ userEntries: ['github_copilot/gpt-a'] })
    expect(copilotNames(read('config.yaml') + (choose === toInclude ? read(FILE) : ''))).toEqual([
      'github_copilot/gpt-b',
    ])
  }
  expect(read('config.yaml').startsWith(`include: [sub/a.yaml, ${FILE}]\n`)).toBe(true)
  expect(read('sub/b.yaml')).toBe(nested)
  expect(runtime.warnings.filter((text) => text.includes(path('sub/no.yaml')))).toHaveLength(2)
  toInline(space)
  await sync()
  expect(read('config.yaml').startsWith('include: [sub/a.yaml]\n')).toBe(true)
})

test.for<[string, Record<string, string>, string]>([
  ['a string include', { 'config.yaml': 'include: a.yaml\n' }, 'CONFIG_INVALID'],
  ['a string include, inline', { 'config.yaml': 'include: a.yaml\n', 'copilot-sync.yaml': '' }, 'CONFIG_INVALID'],
  ['a broken file of the user', { 'config.yaml': 'include: [a]\n', a: 'x: [' }, 'CONFIG_NOT_YAML'],
  ['a file of the user in our place', { 'config.yaml': mine, [FILE]: 'model_list: []\n' }, 'UNSAFE_EDIT'],
  [
    'another config that includes it',
    { 'config.yaml': mine, 'b.yaml': `include: [./${FILE}]\n`, [FILE]: '# Written by copilot-sync\n' },
    'UNSAFE_EDIT',
  ],
])('%s: refused, nothing is written', async ([, more, code]) => {
  const { files, read, models, sync } = createWorkspace({ ...INCLUDE, ...more })
  models('gpt-a')
  const before = files().map((name) => read(name))
  await expect(sync()).rejects.toMatchObject({ code, exit: 6 })
  expect(files().map((name) => read(name))).toEqual(before)
})

test('inline: a file of our name that is not ours, or another config’s, is left alone', async () => {
  const theirs = 'model_list: [{model_name: github_copilot/gpt-a, litellm_params: {model: x}}]\n'
  const one = createWorkspace({ 'config.yaml': `include: [${FILE}]\n`, [FILE]: theirs })
  one.models('gpt-a', 'gpt-b')
  expect((await one.sync()).result).toMatchObject({
    added: ['github_copilot/gpt-b'],
    userEntries: ['github_copilot/gpt-a'],
  })
  expect(one.read(FILE)).toBe(theirs)

  const two = createWorkspace({ 'config.yaml': mine, 'b.yaml': mine, ...INCLUDE })
  two.models('gpt-a')
  await two.sync({ config: 'b.yaml' })
  const shared = two.read(FILE)
  toInline(two)
  two.write('not-a-config.yaml', `- ${FILE}\n`)
  expect((await two.sync()).result).toMatchObject({ added: ['github_copilot/gpt-a'], other: [] })
  expect(two.read(FILE)).toBe(shared)
})

test('entries of the user in our file stay, and keep the file', async () => {
  const space = createWorkspace({ 'config.yaml': mine, ...INCLUDE })
  const { read, write, models, sync } = space
  models('gpt-a')
  await sync()
  const theirs = '  - model_name: theirs\n    litellm_params: {model: openai/z}\n'
  write(FILE, read(FILE) + theirs)
  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 1 })
  toInline(space)
  expect((await sync()).result).toMatchObject({ other: [], updated: [{ fields: [{ path: 'layout' }] }] })
  expect(read(FILE)).toMatch(/^# Written.*\nmodel_list:\n {2}- model_name: theirs\n.*\n$/)
  expect(copilotNames(read('config.yaml'))).toEqual(['github_copilot/gpt-a'])
  expect((await sync()).result.changed).toBe(false)
})

test('a copy of ours in our file is the user’s: it stays, and keeps the file, at the next run too', async () => {
  const space = createWorkspace({ 'config.yaml': mine, ...INCLUDE })
  const { read, write, models, sync } = space
  models('gpt-a')
  await sync()
  const [head = '', entry = ''] = read(FILE).split(/(?=^ {2}- )/m)
  write(FILE, `${head}${entry}${entry}      note: kept\n`)
  toInline(space)
  expect((await sync()).result).toMatchObject({ other: [], updated: [{ fields: [{ path: 'layout' }] }] })
  expect(copilotNames(read('config.yaml'))).toEqual(['github_copilot/gpt-a'])
  const left = read(FILE)
  expect(left).toBe(`${head}${entry}      note: kept\n`)
  expect((await sync()).result.changed).toBe(false)
  expect(read(FILE)).toBe(left)
})

test('after a restore to the other layout each entry of ours is counted once', async () => {
  const space = createWorkspace({ 'config.yaml': mine })
  const { models, sync, runtime } = space
  models('gpt-a', 'gpt-b')
  await sync()
  toInclude(space)
  const { backup } = (await sync()).result
  await restoreBackup(runtime, { config: 'config.yaml', timeoutMs: 1, lockTimeoutMs: 1000, id: backup ?? '' })
  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 2 })
})

const named = 'router_settings: { fallbacks: [{ x: [github_copilot/gpt-b] }] }\n'
test.for<[string, string, (space: Workspace) => void]>([
  ['STILL_NAMED', mine + named, ({ models }) => models('gpt-a')],
  [
    'FOREIGN_ENTRY',
    mine,
    ({ path, read, write }) => {
      rmSync(path('.copilot-sync'), { recursive: true })
      write('copilot-sync.yaml', `${read('copilot-sync.yaml')}exclude: [gpt-b]\n`)
    },
  ],
  [
    'VALUE_UNREADABLE',
    mine,
    ({ read, write }) =>
      write('catalog.json', read('catalog.json').replace(/("id":\s*"gpt-b"[^]*?"type":\s*)"chat"/, '$17')),
  ],
])('what is held as %s moves too, there and back', async ([code, config, happen]) => {
  for (const [from, to, file] of [
    [toInclude, toInline, 'config.yaml'],
    [toInline, toInclude, FILE],
  ] as const) {
    const space = createWorkspace({ 'config.yaml': config })
    from(space)
    space.models('gpt-a', 'gpt-b')
    await space.sync()
    to(space)
    happen(space)
    const { result } = await space.sync()
    expect(result.held.map((one) => [one.name, one.reason.code])).toEqual([['github_copilot/gpt-b', code]])
    expect(result).toMatchObject({ removed: [], unchanged: 0, updated: [{}, { fields: [{ path: 'layout' }] }] })
    expect(copilotNames(space.read(file))).toEqual(['github_copilot/gpt-a', 'github_copilot/gpt-b'])
    expect((await space.sync()).result).toMatchObject({ changed: false, unchanged: 2 })
  }
})

test.for<[string, string]>([
  ['null', '# Written by copilot-sync\nmodel_list:\n'],
  ['missing', '# Written by copilot-sync\n'],
])('a list of our file that became %s is a list again, with nothing else to do', async ([, broken]) => {
  const space = createWorkspace({ 'config.yaml': `include: [${FILE}]\n`, [FILE]: broken, ...INCLUDE })
  const { read, models, sync } = space
  models('gpt-a')
  expect((await sync()).result.added).toHaveLength(1)
  space.write(FILE, broken)
  space.write('config.yaml', 'include: [copilot-models.yaml]\nmodel_list: [{model_name: github_copilot/gpt-a}]\n')
  expect((await sync()).result).toMatchObject({ other: [{ path: `file:${FILE}`, from: FILE, to: FILE }] })
  expect(read(FILE)).toBe('# Written by copilot-sync\nmodel_list: []\n')
})

test('a linked config: our file lies beside the real one and is named so that LiteLLM finds it', async () => {
  const space = createWorkspace({ 'real/config.yaml': mine, ...INCLUDE })
  symlinkSync('real/config.yaml', space.path('config.yaml'))
  space.models('gpt-a')
  await space.sync()
  expect(parseConfig(space.read('config.yaml'), '').value('include')).toEqual([space.path(`real/${FILE}`)])
  expect((await space.sync()).result.changed).toBe(false)
  toInline(space)
  await space.sync()
  expect(space.read('config.yaml')).not.toContain('include')

  mkdirSync(space.path('far'))
  renameSync(space.path('real'), space.path('far/real'))
  symlinkSync('far/real', space.path('real'))
  toInclude(space)
  await space.sync({ config: 'real/config.yaml', settings: 'copilot-sync.yaml' })
  expect(space.read('far/real/config.yaml')).toContain(`include: [${FILE}]`)
})

test('started anew with --create', async () => {
  const { read, models, sync } = createWorkspace(INCLUDE)
  models('gpt-a')
  await sync({ create: true })
  expect(read('config.yaml')).toBe(`model_list: []\ninclude: [${FILE}]\n`)
})

test('one backup covers both files; what its restore undid is held', async () => {
  const space = createWorkspace({ 'config.yaml': mine, ...INCLUDE })
  const { read, write, models, sync, runtime, remove, files } = space
  models('gpt-a')
  await sync()
  const [config, included] = [read('config.yaml'), read(FILE)]
  models('gpt-a', 'gpt-b')
  const { result } = await sync()
  const restore = (id: string | null) =>
    restoreBackup(runtime, { config: 'config.yaml', timeoutMs: 1, lockTimeoutMs: 1000, id: id ?? '' })

  expect(await restore(result.backup)).toMatchObject({ changed: true, held: true, files: [FILE] })
  expect([read('config.yaml'), read(FILE)]).toEqual([config, included])
  expect((await sync()).result).toMatchObject({ changed: false, held: [{ name: 'github_copilot/gpt-b' }] })
  write(FILE, `${read(FILE)}# changed\n`)
  expect((await sync()).result.added).toEqual(['github_copilot/gpt-b'])

  toInline(space)
  const moved = await sync()
  expect(files()).not.toContain(FILE)
  await restore(moved.result.backup)
  expect(copilotNames(read(FILE))).toHaveLength(2)
  expect(read('config.yaml')).toBe(config)

  remove(FILE)
  const { backup } = await createBackup(runtime, { config: 'config.yaml', timeoutMs: 1 })
  write('config.yaml', mine)
  await restore(backup)
  expect(read(FILE)).toMatch(/^# Written by copilot-sync.*\nmodel_list: \[\]\n$/)
})

test('our file changed by somebody else between plan and write: planned anew', async () => {
  const space = createWorkspace({ 'config.yaml': mine, ...INCLUDE })
  const { read, write, models, sync, runtime } = space
  models('gpt-a')
  await sync()
  models('gpt-a', 'gpt-b')
  const changed = read(FILE).replace('mode: chat', 'mode: chat # meanwhile')
  let left = 1
  Object.assign(runtime, {
    progress: (text: string) => text === 'making a backup' && left-- > 0 && write(FILE, changed),
  })
  await sync()
  expect(copilotNames(read(FILE))).toHaveLength(2)
  expect(read(FILE)).toContain('# meanwhile')
})

test('our file torn by a crash in the middle of a write in place has its old text back', async () => {
  const space = createWorkspace({ 'config.yaml': mine, ...INCLUDE })
  const { read, write, models, sync, runtime, path, files } = space
  models('gpt-a')
  await sync()
  const from = read(FILE)
  const to = from.replaceAll('gpt-a', 'gpt-b')
  write(FILE, to.slice(0, 150) + from.slice(150))
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  const journal = { version: 1, target: path(FILE), from: base64(from), to: base64(to) }
  write('.copilot-sync/in-place.json', JSON.stringify(journal))
  expect((await sync()).result).toMatchObject({ changed: false, unchanged: 1 })
  expect(read(FILE)).toBe(from)
  expect(runtime.warnings.filter((text) => text.includes('torn by a crash'))).toHaveLength(1)
  expect(files()).toEqual(['config.yaml', FILE, 'copilot-sync.yaml'])
})

const configs = new URL('../../../test-fixtures/configs/', import.meta.url)

test.for(readdirSync(configs).filter((name) => name.endsWith('.yaml')))(
  'any config there and back, read by PyYAML: %s',
  async (name, { skip }) => {
    const before = readFileSync(new URL(name, configs), 'utf8')
    const space = createWorkspace({ 'config.yaml': before, ...INCLUDE })
    const { read, models, sync, files } = space
    models('gpt-a', 'gpt-5.5')
    await sync()
    const [included, file] = [read('config.yaml'), read(FILE)]
    toInline(space)
    await sync()
    const inline = read('config.yaml')
    expect(files()).not.toContain(FILE)
    toInclude(space)
    await sync()
    expect(read(FILE)).toBe(file)
    expect((await sync()).result).toMatchObject({ changed: false, unchanged: 2 })
    if (!hasPyYaml) skip('python3 with PyYAML is not here')

    const texts = [before, included, file, inline, read('config.yaml')]
    const [was, then, ours, back, again] = loadWithPyYaml(texts) as Record<string, unknown>[]
    const list = (data: typeof was): unknown[] => (data?.['model_list'] as unknown[] | null | undefined) ?? []
    const theirs = list(was).filter((entry) => !JSON.stringify(entry).includes('"managed_by":"copilot-sync"'))
    const rest = (data: typeof was) => ({ ...data, include: null, model_list: null })
    const names = (was?.['include'] as string[] | undefined) ?? []
    expect(then?.['include']).toEqual([...names, FILE])
    expect(again?.['include']).toEqual([...names, FILE])
    expect(back?.['include'] ?? []).toEqual(names)
    for (const one of [then, again]) expect([list(one), rest(one)]).toEqual([theirs, rest(was)])
    expect(ours?.['model_list']).toHaveLength(2)
    expect(rest(back)).toEqual(rest(was))
    expect(new Set(list(back).map((entry) => JSON.stringify(entry)))).toEqual(
      new Set([...theirs, ...list(ours)].map((entry) => JSON.stringify(entry))),
    )
  },
)

test.for<[string, Record<string, string>, 'inline' | 'include' | undefined, object]>([
  ['asked for nothing', {}, undefined, { layout: 'inline', set: null }],
  ['what is set', INCLUDE, 'include', { layout: 'include', set: null }],
  ['the other', {}, 'include', { set: { file: 'copilot-sync.yaml', line: 'layout: include' } }],
  [
    'the other, in JSON',
    { 'copilot-sync.json': '{}' },
    'include',
    { set: { file: 'copilot-sync.json', line: '"layout": "include"' } },
  ],
])('where our entries stand, and the line to set: %s', async ([, files, to, expected]) => {
  const { runtime, path, models, sync } = createWorkspace({ 'config.yaml': mine, ...files })
  models('gpt-a')
  await sync()
  const { set, ...rest } = await layoutState(runtime, { config: 'config.yaml', timeoutMs: 1, to })
  const include = rest.layout === 'include'
  expect({ ...rest, set: set && { ...set, file: basename(set.file) } }).toMatchObject({
    included: include,
    file: include ? path(FILE) : null,
    entries: { inline: include ? 0 : 1, include: include ? 1 : 0 },
    ...expected,
  })
})

test('files beside it that are broken, or folders', async () => {
  const space = createWorkspace({ 'config.yaml': mine, ...INCLUDE, 'broken.yaml': `${FILE}: [`, 'folder.yaml/a': '' })
  space.models('gpt-a')
  await space.sync()
  expect((await space.sync()).result).toMatchObject({ changed: false, unchanged: 1 })
  space.remove(FILE)
  mkdirSync(space.path(FILE))
  await expect(space.sync()).rejects.toMatchObject({ code: 'CONFIG_IS_FOLDER', exit: 6 })
})
