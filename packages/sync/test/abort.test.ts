import { pause, restoreBackup, sync } from '@copilot-sync/sync'
import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createTestRuntime } from './helpers/runtime.ts'
import { createWorkspace } from './helpers/workspace.ts'

const own = 'model_list:\n  - model_name: mine\n    litellm_params: {model: openai/x}\n'
const common = { config: 'config.yaml', timeoutMs: 1000, lockTimeoutMs: 1000 }
const stop = new Error('stopped by the caller')

test.each([
  ['before the lock', null, false],
  ['while the lock is taken', 'lock:traces', false],
  ['while the backup is made', 'backup:fsync', true],
  ['just before the config is replaced', 'config:check', true],
] as const)('a caller who aborts %s has an unchanged config and no lock', async (_, at, isBackedUp) => {
  const { folder, path, read, models } = createWorkspace({ 'config.yaml': own })
  models('one')
  const controller = new AbortController()
  if (at === null) controller.abort(stop)
  const fault = (name: string): void => {
    if (name === at) controller.abort(stop)
  }
  const runtime = createTestRuntime(folder, { fault, signal: controller.signal })
  await expect(sync(runtime, { ...common, catalog: 'catalog.json', dryRun: false })).rejects.toBe(stop)
  expect(read('config.yaml')).toBe(own)
  const state = path('.copilot-sync')
  expect(existsSync(state) && readdirSync(state).includes('lock')).toBe(false)
  expect(existsSync(path('.copilot-sync/backups'))).toBe(isBackedUp)
})

test('nothing else that takes the lock writes after it', async () => {
  const { folder, models, read, sync: run } = createWorkspace({ 'config.yaml': own })
  models('one')
  await run()
  const text = read('config.yaml')
  const runtime = createTestRuntime(folder, { signal: AbortSignal.abort(stop) })
  await expect(restoreBackup(runtime, { ...common, id: 'latest' })).rejects.toBe(stop)
  await expect(pause(runtime, common)).rejects.toBe(stop)
  expect(read('config.yaml')).toBe(text)
  expect(JSON.parse(read('.copilot-sync/state.json')).configs['config.yaml'].pause).toBe(null)
})
