import { expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { createWorkspace } from './helpers/workspace.ts'

const GPT = 'include: ["gpt-*"]\n'
const CLAUDE = 'include: ["claude-*"]\n'
const name = (id: string): string => `github_copilot/${id}`

function workspace(files: Readonly<Record<string, string>>) {
  const made = createWorkspace()
  made.write('catalog.json', catalogOf(['gpt-a', 'gpt-b', 'claude-c'], {}))
  for (const [file, text] of Object.entries(files)) made.write(file, text)
  const run = (command: string, settings: string, ...flags: string[]) =>
    made.run(command, '--catalog', 'catalog.json', '--settings', settings, ...flags)
  return { ...made, run }
}

test.for([
  ['one state folder', '', ''],
  ['two state folders', 'state_dir: ./sa\n', 'state_dir: ./sb\n'],
])('two settings files in turn: %s', async ([, a = '', b = '']) => {
  const { run, read } = workspace({ 'a.yaml': GPT + a, 'b.yaml': CLAUDE + b })
  expect((await run('sync', 'a.yaml', '--json')).json().result.added).toHaveLength(2)
  const other = (await run('sync', 'b.yaml', '--json')).json().result
  expect(other).toMatchObject({ added: [name('claude-c')], removed: [], unchanged: 2 })
  expect(other.held).toMatchObject([
    { name: name('gpt-a'), code: 'FOREIGN_ENTRY' },
    { name: name('gpt-b'), code: 'FOREIGN_ENTRY' },
  ])
  const both = read('config.yaml')
  const again = await run('sync', 'a.yaml')
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('--take') })
  expect(read('config.yaml')).toBe(both)

  const shown = await run('diff', 'b.yaml', '--take', name('gpt-a'), '--take', name('gpt-b'))
  expect(shown.stdout).toMatch(/- github_copilot\/gpt-a/)
  const taken = (await run('sync', 'b.yaml', '--take', 'all', '--json')).json().result
  expect(taken).toMatchObject({ removed: [name('gpt-a'), name('gpt-b')], held: [], unchanged: 1 })
})

test('two owners: marks, and a name that both want', async () => {
  const { run, read, write } = workspace({ 'a.yaml': `owner: a\n${GPT}`, 'b.yaml': `owner: b\n${CLAUDE}` })
  for (const settings of ['a.yaml', 'b.yaml', 'a.yaml']) expect((await run('sync', settings)).code).toBe(0)
  expect(read('config.yaml').match(/managed_by: .*/g)).toEqual([
    'managed_by: copilot-sync/a',
    'managed_by: copilot-sync/a',
    'managed_by: copilot-sync/b',
  ])
  write('b.yaml', 'owner: b\ninclude: ["claude-*", gpt-b]\n')
  for (const command of ['diff', 'sync']) {
    const refused = await run(command, 'b.yaml', '--json')
    expect(refused.code).toBe(6)
    expect(refused.json()).toMatchObject({ ok: false, error: { code: 'OWNER_CONFLICT', exit: 6 } })
    expect(refused.json().error.message).toMatch(/github_copilot\/gpt-b.*owner a.*owner b/)
    expect(refused.json().error.hint).toContain(`--take ${name('gpt-b')}`)
  }
  const taken = (await run('sync', 'b.yaml', '--json', '--take', name('gpt-b'))).json().result
  expect(taken).toMatchObject({ added: [], removed: [], updated: [{ name: name('gpt-b') }] })
})

test('an owner that is named first is shown as updates; a name that is none is refused', async () => {
  const { run, write } = workspace({ 'a.yaml': GPT })
  await run('sync', 'a.yaml')
  write('a.yaml', `owner: team\n${GPT}`)
  expect((await run('sync', 'a.yaml')).stdout).toMatch(
    /~ github_copilot\/gpt-a\n +model_info\.managed_by +copilot-sync → copilot-sync\/team/,
  )
  write('a.yaml', 'owner: a b\n')
  const refused = await run('sync', 'a.yaml', '--json')
  expect(refused.json()).toMatchObject({ error: { code: 'SETTINGS_INVALID', exit: 6 } })
})

test('what explain says of an entry that waits to be taken, and of one of another owner', async () => {
  const { run, write } = workspace({ 'a.yaml': GPT, 'b.yaml': CLAUDE })
  const explain = async (id: string) => (await run('explain', 'b.yaml', '--json', id)).json().result
  await run('sync', 'a.yaml')
  expect(await explain('gpt-a')).toMatchObject({
    status: 'held',
    next: { command: `copilot-sync sync --take ${name('gpt-a')}` },
  })
  write('b.yaml', 'owner: b\n')
  expect(await explain('gpt-a')).toMatchObject({
    status: 'refused',
    config: [{ name: name('gpt-a'), whose: 'theirs' }],
    next: { command: `copilot-sync sync --take ${name('gpt-a')}` },
  })
  expect((await run('explain', 'b.yaml', 'gpt-a')).stdout).toMatch(
    /^gpt-a stays as it is, because a sync is refused: [^]*\n {2}in the config +github_copilot\/gpt-a another owner's, /,
  )
})

test.for<[string, RegExp]>([
  ['text', /model_info\.tier +gold → nothing +\(rule override:gpt-\* is gone\)/],
  ['markdown', /`model_info\.tier`.*\(rule override:gpt-&#42; is gone\)/],
])('a field that goes with its rule, as %s', async ([format, words]) => {
  const { run, write } = workspace({ 'a.yaml': `${GPT}overrides: { "gpt-*": { tier: gold } }\n` })
  await run('sync', 'a.yaml')
  write('a.yaml', GPT)
  expect((await run('diff', 'a.yaml', '--format', format)).stdout).toMatch(words)
})
