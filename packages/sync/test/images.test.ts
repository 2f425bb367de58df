import { existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createWorkspace } from './helpers/workspace.ts'

const FILE = 'copilot_sync_images.py'

test('the callback comes with its item, and goes with it', async () => {
  const { models, path, read, sync, write } = createWorkspace({ 'copilot-sync.yaml': 'images: hook\n' })
  models('a')
  await sync({ create: true })
  expect(read('config.yaml')).toContain('copilot_sync_images.callback')
  expect(existsSync(path(FILE))).toBe(true)
  write('copilot-sync.yaml', 'images: off\n')
  await sync()
  expect(read('config.yaml')).not.toContain('copilot_sync_images')
  expect(existsSync(path(FILE))).toBe(false)
})

test('the callback of another config in the folder stays', async () => {
  const { models, path, read, sync, write } = createWorkspace({ 'config.yaml': 'model_list: []\n' })
  write('prod.yaml', 'litellm_settings:\n  callbacks: [copilot_sync_images.callback]\n')
  write(FILE, '# Written by copilot-sync\n')
  models('a')
  expect((await sync()).result.other).toEqual([])
  expect(existsSync(path(FILE))).toBe(true)
  expect(read('config.yaml')).toContain('github_copilot/a')
})

test('beside a config that is a link elsewhere LiteLLM must find the callback', async () => {
  const { models, path, read, sync, write } = createWorkspace({ 'config.yaml': 'model_list: []\n' })
  mkdirSync(path('real'))
  renameSync(path('config.yaml'), path('real/config.yaml'))
  symlinkSync('real/config.yaml', path('config.yaml'))
  write('copilot-sync.yaml', 'images: hook\n')
  models('a')
  const refused = await sync().catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'UNSAFE_EDIT', hint: expect.stringContaining('ln -s') })
  expect(read('real/config.yaml')).toBe('model_list: []\n')
  symlinkSync(`real/${FILE}`, path(FILE))
  expect((await sync()).result.changed).toBe(true)
  expect(read(FILE)).toBe(read(`real/${FILE}`))
  expect((await sync()).result.changed).toBe(false)
})

test.each([
  ['litellm_settings: {callbacks: [prometheus]}\n', 'copilot_sync_images.callback'],
  ['litellm_settings: {callbacks: [copilot_sync_images.callback]}\n', null],
  ['model_list:\n', 'wipes'],
])('what an included file takes from the config is told: %j', async (text, warning) => {
  const { models, runtime, sync, write } = createWorkspace({ 'config.yaml': 'include: [more.yaml]\nmodel_list: []\n' })
  write('more.yaml', text)
  write('copilot-sync.yaml', 'images: hook\n')
  models('a')
  await sync()
  const told = runtime.warnings.filter((one) => one.includes('more.yaml is included'))
  expect(told).toEqual(warning === null ? [] : [expect.stringContaining(warning)])
})
