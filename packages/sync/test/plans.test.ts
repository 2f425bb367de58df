import { createBackup, diff, restoreBackup, resume, sync, verifyBackups } from '@copilot-sync/sync'
import { expect, test } from 'vitest'
import { createTestRuntime } from './helpers/runtime.ts'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const own = 'model_list:\n  - model_name: mine\n    litellm_params: {model: openai/x}\n'
const common = { config: 'config.yaml', timeoutMs: 1000, lockTimeoutMs: 1000 }
const options = { ...common, catalog: 'catalog.json', dryRun: false }

function workspace(...models: readonly string[]): Workspace {
  const space = createWorkspace({ 'config.yaml': own })
  space.models(...models)
  return space
}

test.each<[string, (space: Workspace) => unknown, RegExp]>([
  ['catalog', ({ models }) => models('a'), /catalog/],
  ['config', ({ write }) => write('config.yaml', `${own}# a word\n`), /config\.yaml has another text/],
  ['settings', ({ write }) => write('copilot-sync.yaml', 'costs: catalog\nmax_tokens: context\n'), /settings or rules/],
  [
    'outcome',
    ({ read, write }) => write('plan.json', read('plan.json').replace('/b"', '/z"')),
    /comes out differently/,
  ],
])('a plan whose %s moved is stale, and says so', async (_, move, why) => {
  const space = workspace('a', 'b')
  await diff(space.runtime, { ...options, out: 'plan.json' })
  move(space)
  for (const dryRun of [true, false]) {
    const stale = sync(space.runtime, { ...options, dryRun, plan: 'plan.json' })
    await expect(stale).rejects.toMatchObject({ code: 'PLAN_STALE', message: expect.stringMatching(why) })
  }
})

test('a plan of another host with the same catalog applies, with a word', async () => {
  const { folder, read, runtime, write } = workspace('a')
  await diff(runtime, { ...options, out: 'plan.json' })
  write('plan.json', read('plan.json').replace('"apiBase": null', '"apiBase": "https://api.example"'))
  const { result } = await sync(createTestRuntime(folder), { ...options, plan: 'plan.json' })
  expect(result.changed).toBe(true)
})

test.each([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['another version', '{"kind":"copilot-sync plan","version":7}'],
  ['no plan', '{"kind":"copilot-sync plan","version":1}'],
  ['something else', '[]'],
])('a file with %s is no plan', async (_, text) => {
  const { runtime, write } = workspace('a')
  if (text !== undefined) write('plan.json', text)
  const unreadable = sync(runtime, { ...options, plan: 'plan.json' })
  await expect(unreadable).rejects.toMatchObject({ code: 'PLAN_UNREADABLE', exit: 6, place: { file: 'plan.json' } })
})

test('a plan that cannot be written', async () => {
  const { runtime } = workspace('a')
  const failing = diff(runtime, { ...options, out: 'none/plan.json' })
  await expect(failing).rejects.toMatchObject({ code: 'WRITE_FAILED', hint: expect.stringContaining('--out') })
})

test('what a restore holds: additions, fields, removals, files; with resume all of it comes', async () => {
  const { models, read, runtime, write } = workspace('a', 'b')
  await sync(runtime, options)
  const first = read('config.yaml')
  write('copilot-sync.yaml', 'images: hook\nmax_tokens: context\noverrides: { a: { max_tokens: 5 } }\n')
  models('a', 'c')
  await sync(runtime, options)
  const second = read('config.yaml')
  await restoreBackup(runtime, { ...common, id: 'latest' })
  const { result, hold } = await sync(runtime, options)
  expect(result.held.map(({ name, path }) => [name, path])).toEqual([
    ['github_copilot/c', null],
    ['github_copilot/a', 'model_info.max_tokens'],
    ['github_copilot/b', null],
    ['litellm_settings.callbacks', null],
  ])
  expect(result).toMatchObject({ changed: false, unchanged: 2 })
  expect(hold).toMatchObject({ config: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(read('config.yaml')).toBe(first)
  await resume(runtime, common)
  await sync(runtime, options)
  expect(read('config.yaml')).toBe(second)
})

test('a callback that the restored config names and nobody has is made anew, also when the settings are broken', async () => {
  const { files, remove, runtime, write } = workspace('a')
  write('copilot-sync.yaml', 'images: hook\n')
  await sync(runtime, options)
  remove('copilot_sync_images.py')
  await createBackup(runtime, common)
  write('config.yaml', own)
  write('copilot-sync.yaml', 'images: [\n')
  await restoreBackup(runtime, { ...common, id: 'latest' })
  expect(files()).toContain('copilot_sync_images.py')
  expect(runtime.warnings.join()).toContain('copilot_sync_images.py')
})

test('a broken backup is told from the whole', async () => {
  const { runtime, write } = workspace('a')
  await sync(runtime, options)
  const { backup } = await createBackup(runtime, common)
  write(`.copilot-sync/backups/${backup}.yaml`, 'a: 1\n')
  const { result, error } = await verifyBackups(runtime, common)
  expect(result.backups.map(({ problem }) => problem === null)).toEqual([false, true])
  expect(error).toMatchObject({ code: 'BACKUP_CORRUPT', exit: 1 })
})

test('a path that leads nowhere is named', async () => {
  const { runtime } = workspace('a')
  const failing = verifyBackups(runtime, { ...common, config: 'config.yaml/x' })
  await expect(failing).rejects.toMatchObject({ code: 'CONFIG_NOT_FOUND' })
})
