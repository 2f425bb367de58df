import { markOf } from '@copilot-sync/catalog'
import { parseConfig } from '@copilot-sync/config-writer'
import { expect, test } from 'vitest'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const A = { settings: 'a.yaml' }
const B = { settings: 'b.yaml' }
const GPT = 'include: ["gpt-*"]\n'
const CLAUDE = 'include: ["claude-*"]\n'
const name = (id: string): string => `github_copilot/${id}`

function workspace(files: Readonly<Record<string, string>>, config = 'model_list: []\n'): Workspace {
  const made = createWorkspace({ 'config.yaml': config, ...files })
  made.models('gpt-a', 'gpt-b', 'claude-c')
  return made
}

const marksOf = ({ read }: Workspace, file = 'config.yaml'): (string | null)[] =>
  parseConfig(read(file), file).entries.map(({ managedBy }) => managedBy)

test.for([
  ['one state folder', '', ''],
  ['two state folders', 'state_dir: ./sa\n', 'state_dir: ./sb\n'],
])('two settings on one config take nothing of each other: %s', async ([, a = '', b = '']) => {
  const { sync, read, write, runtime } = workspace({ 'a.yaml': GPT + a, 'b.yaml': CLAUDE + b })
  await sync(A)
  const first = await sync(B)
  expect(first.result).toMatchObject({ added: [name('claude-c')], removed: [] })
  expect(first.result.held.map((one) => [one.name, one.reason.code])).toEqual([
    [name('gpt-a'), 'FOREIGN_ENTRY'],
    [name('gpt-b'), 'FOREIGN_ENTRY'],
  ])
  const both = read('config.yaml')
  for (const one of [A, B, A, A, B]) expect((await sync(one)).result.changed).toBe(false)
  expect(read('config.yaml')).toBe(both)

  // Each takes away what is its own.
  write('a.yaml', `${GPT}exclude: [gpt-b]\n${a}`)
  expect((await sync(A)).result).toMatchObject({ removed: [name('gpt-b')], held: [{ name: name('claude-c') }] })
  const taken = await sync({ ...A, take: [name('claude-c'), 'nothing'] })
  expect(taken.result).toMatchObject({ removed: [name('claude-c')], held: [], unchanged: 1 })
  expect(runtime.warnings.join('\n')).toContain('--take nothing')
})

test.for([
  ['one state folder', '', ''],
  ['two state folders', 'state_dir: ./sa\n', 'state_dir: ./sb\n'],
])('two owners: what the other keeps is somebody else’s: %s', async ([, a = '', b = '']) => {
  const made = workspace({ 'a.yaml': `owner: a\n${GPT}${a}`, 'b.yaml': `owner: b\n${CLAUDE}${b}` })
  const { sync, read, write } = made
  await sync(A)
  expect((await sync(B)).result).toMatchObject({ added: [name('claude-c')], removed: [], held: [], unchanged: 0 })
  expect(marksOf(made)).toEqual([markOf('a'), markOf('a'), markOf('b')])
  const both = read('config.yaml')
  for (const one of [A, B, A]) expect((await sync({ ...one, adopt: true })).result.changed).toBe(false)
  expect(read('config.yaml')).toBe(both)

  write('b.yaml', `owner: b\ninclude: ["claude-*", gpt-b]\n${b}`)
  const place = { line: both.slice(0, both.indexOf(name('gpt-b'))).split('\n').length, col: 3 }
  const refused = sync(B)
  await expect(refused).rejects.toMatchObject({ code: 'OWNER_CONFLICT', exit: 6, place })
  await expect(refused).rejects.toThrow(/github_copilot\/gpt-b .*owner a.*owner b/)
  await expect(sync({ ...B, force: 'I say so' })).rejects.toMatchObject({ code: 'OWNER_CONFLICT' })
  expect(read('config.yaml')).toBe(both)

  const taken = await sync({ ...B, take: [name('gpt-b')] })
  expect(taken.result).toMatchObject({
    added: [],
    removed: [],
    updated: [{ name: name('gpt-b'), fields: [{ path: 'model_info.managed_by', from: markOf('a'), to: markOf('b') }] }],
  })
  await expect(sync(A)).rejects.toMatchObject({ code: 'OWNER_CONFLICT' })
  write('a.yaml', `owner: a\n${GPT}exclude: [gpt-b]\n${a}`)
  expect((await sync(A)).result).toMatchObject({ changed: false, unchanged: 1 })
})

test('naming an owner, another one, and none again changes the marks and nothing else; a restore too', async () => {
  const made = workspace({ 'copilot-sync.yaml': '' })
  const { sync, read, write } = made
  await sync()
  let before = read('config.yaml')
  for (const [owner, from] of [
    ['a', null],
    ['b', 'a'],
    [null, 'b'],
  ] as const) {
    write('copilot-sync.yaml', owner === null ? '' : `owner: ${owner}\n`)
    const { result } = await sync()
    expect(result).toMatchObject({ added: [], removed: [], held: [] })
    const field = { path: 'model_info.managed_by', from: markOf(from), to: markOf(owner), rule: 'core' }
    expect(result.updated).toEqual(['gpt-a', 'gpt-b', 'claude-c'].map((id) => ({ name: name(id), fields: [field] })))
    expect(read('config.yaml')).toBe(before.replaceAll(`: ${markOf(from)}\n`, `: ${markOf(owner)}\n`))
    before = read('config.yaml')
    expect((await sync()).result.changed).toBe(false)
  }
  write('config.yaml', before.replaceAll(markOf(null), markOf('a')))
  expect((await sync()).result.updated).toHaveLength(3)
})

test.for([
  ['a run without settings', ''],
  ['a version that did not know for whom', 'include: ["*"]\n'],
])('the first owner takes what this state folder wrote: %s', async ([, settings = '']) => {
  const made = workspace(settings === '' ? {} : { 'copilot-sync.yaml': settings })
  const { sync, write, read } = made
  await sync()
  const { version, configs, keepers } = JSON.parse(read('.copilot-sync/ledger.json'))
  expect(Object.keys(keepers['config.yaml'])).toHaveLength(settings === '' ? 0 : 3)
  if (settings !== '') write('.copilot-sync/ledger.json', JSON.stringify({ version, configs }))
  write('a.yaml', 'owner: a\nexclude: [gpt-b]\n')
  expect((await sync(A)).result).toMatchObject({ removed: [name('gpt-b')], held: [], unchanged: 0 })
  expect(marksOf(made)).toEqual([markOf('a'), markOf('a')])
})

test('a state folder that knows nothing: what is wanted is known from then on, what settings would remove waits', async () => {
  const made = workspace({ 'a.yaml': 'owner: a\n' })
  const { sync, write, remove, models } = made
  await sync(A)
  remove('.copilot-sync/ledger.json')
  write('a.yaml', 'owner: a\nexclude: [gpt-b]\n')
  for (let run = 0; run < 2; run += 1) {
    expect((await sync(A)).result).toMatchObject({
      changed: false,
      unchanged: 3,
      held: [{ name: name('gpt-b'), reason: { code: 'FOREIGN_ENTRY', until: ['take'] } }],
    })
  }
  write('a.yaml', 'owner: a\nexclude: ["gpt-*"]\n')
  expect((await sync(A)).result).toMatchObject({ removed: [name('gpt-a')], held: [{ name: name('gpt-b') }] })
  // The catalog is nobody's settings.
  models('claude-c')
  expect((await sync(A)).result).toMatchObject({ removed: [name('gpt-b')], held: [] })
})

test('a corrupt ledger, another template of names: the new ones are added, the old ones wait for take', async () => {
  const { sync, write } = workspace({ 'copilot-sync.yaml': '' })
  await sync()
  write('.copilot-sync/ledger.json', '{')
  write('copilot-sync.yaml', 'name: "copilot/{id}"\n')
  const { result } = await sync()
  expect(result).toMatchObject({ removed: [], unchanged: 3 })
  expect(result.added).toHaveLength(3)
  expect(result.held.map(({ reason: { code, seen } }) => [code, seen])).toEqual(
    Array.from({ length: 3 }, () => ['FOREIGN_ENTRY', { code: 'RENAMED', seen: null }]),
  )
  expect((await sync({ take: ['all'] })).result).toMatchObject({ removed: expect.toSatisfy((all) => all.length === 3) })
})

test('a saved plan remembers what was taken', async () => {
  const { sync, diff, read } = workspace({ 'a.yaml': GPT, 'b.yaml': CLAUDE })
  await sync(A)
  await sync(B)
  await diff({ ...A, take: [name('claude-c')], out: 'plan.json' })
  expect(JSON.parse(read('plan.json'))).toMatchObject({ take: [name('claude-c')] })
  expect((await sync({ ...A, plan: 'plan.json' })).result.removed).toEqual([name('claude-c')])
})

test('an owner named first while entries stand in the included file', async () => {
  const made = workspace({ 'a.yaml': `layout: include\n${GPT}`, 'b.yaml': `owner: b\nlayout: include\n${CLAUDE}` })
  const { sync, write, files } = made
  await sync(A)
  await sync(B)
  write('a.yaml', `layout: include\nowner: a\n${GPT}`)
  await sync(A)
  expect(marksOf(made, 'copilot-models.yaml')).toEqual([markOf('a'), markOf('a'), markOf('b')])
  // Back into the config go only its own; the file stays for the other's.
  write('a.yaml', `owner: a\n${GPT}`)
  await sync(A)
  expect(marksOf(made)).toEqual([markOf('a'), markOf('a')])
  expect(marksOf(made, 'copilot-models.yaml')).toEqual([markOf('b')])
  for (const one of [A, B]) expect((await sync(one)).result.changed).toBe(false)
  write('b.yaml', `owner: b\n${CLAUDE}`)
  await sync(B)
  expect(marksOf(made)).toEqual([markOf('a'), markOf('a'), markOf('b')])
  expect(files()).not.toContain('copilot-models.yaml')
})

test('the image callback stays while another owner keeps entries', async () => {
  const { sync, files, write, read } = workspace({
    'a.yaml': `owner: a\nimages: hook\n${GPT}`,
    'b.yaml': `owner: b\n${CLAUDE}`,
  })
  await sync(A)
  expect((await sync(B)).result.other).toEqual([])
  expect(files()).toContain('copilot_sync_images.py')
  write('b.yaml', 'owner: b\nexclude: ["*"]\n')
  await sync({ ...B, force: 'none of these any more' })
  write('a.yaml', `owner: a\n${GPT}`)
  expect((await sync(A)).result.other).toHaveLength(2)
  expect(read('config.yaml')).not.toContain('copilot_sync_images')
})

test('the image callback stays while entries of others wait to be taken', async () => {
  const { sync, files } = workspace({
    'a.yaml': `images: hook\n${GPT}state_dir: ./sa\n`,
    'b.yaml': `${CLAUDE}state_dir: ./sb\n`,
  })
  await sync(A)
  expect((await sync(B)).result).toMatchObject({ other: [], held: [{ name: name('gpt-a') }, { name: name('gpt-b') }] })
  expect(files()).toContain('copilot_sync_images.py')
  expect((await sync({ ...B, take: ['all'] })).result.other).toHaveLength(2)
  expect(files()).not.toContain('copilot_sync_images.py')
})

test.for<[string, string, string]>([
  ['no name to one', '', 'owner: a\n'],
  ['one to another', 'owner: a\n', 'owner: b\n'],
  ['one to no name', 'owner: a\n', ''],
])('what lies beside the entries goes in the run that changes the owner from %s', async ([, before, after]) => {
  const { sync, write, files } = workspace({ 'copilot-sync.yaml': `${before}images: hook\nlayout: include\n` })
  await sync()
  write('copilot-sync.yaml', after)
  const { other } = (await sync()).result
  expect(other.map(({ path }) => path).toSorted()).toEqual([
    'file:copilot-models.yaml',
    'file:copilot_sync_images.py',
    'include',
    'litellm_settings.callbacks',
  ])
  expect(files()).toEqual(['config.yaml', 'copilot-sync.yaml'])
  expect((await sync()).result.changed).toBe(false)
})

test('what is taken over from another owner takes along what lay beside it', async () => {
  const { sync, files } = workspace({
    'a.yaml': `owner: a\n${GPT}images: hook\nlayout: include\n`,
    'b.yaml': `owner: b\n${GPT}`,
  })
  await sync(A)
  await sync({ ...B, take: ['all'] })
  expect(files()).toEqual(['a.yaml', 'b.yaml', 'config.yaml'])
  expect((await sync(B)).result.changed).toBe(false)
})
