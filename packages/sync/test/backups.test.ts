import { createBackup, listBackups, pruneBackups, restoreBackup, showBackup } from '@copilot-sync/sync'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestRuntime } from './helpers/runtime.ts'

function workspace() {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-backups-'))
  const file = join(folder, 'config.yaml')
  writeFileSync(file, 'model_list: [] # one\n')
  return {
    file,
    runtime: createTestRuntime(folder),
    options: { config: 'config.yaml', timeoutMs: 1, lockTimeoutMs: 1000 },
  }
}

test('made, listed, shown, restored, pruned', async () => {
  const { file, runtime, options } = workspace()
  expect((await listBackups(runtime, options)).backups).toEqual([])
  expect(await pruneBackups(runtime, options)).toMatchObject({ removed: [], kept: 0 })

  const one = await createBackup(runtime, options)
  expect(one).toMatchObject({ config: file, created: true })
  expect(await createBackup(runtime, options)).toMatchObject({ created: false })
  expect((await listBackups(runtime, options)).backups).toMatchObject([{ models: 0, reason: 'made by hand' }])

  writeFileSync(file, 'model_list: [] # two\n')
  expect(await showBackup(runtime, { ...options, id: 'latest' })).toMatchObject({
    text: 'model_list: [] # one\n',
    present: 'model_list: [] # two\n',
  })
  expect(await restoreBackup(runtime, { ...options, id: one.backup })).toMatchObject({ changed: true })
  expect(readFileSync(file, 'utf8')).toBe('model_list: [] # one\n')
  expect(await restoreBackup(runtime, { ...options, id: one.backup })).toMatchObject({ changed: false, backup: null })

  expect((await pruneBackups(runtime, { ...options, keep: 1 })).kept).toBe(1)
})

test('a broken config is kept too, and one that is gone comes back', async () => {
  const { file, runtime, options } = workspace()
  writeFileSync(file, 'model_list: [\n')
  await createBackup(runtime, options)
  expect((await listBackups(runtime, options)).backups).toMatchObject([{ models: null }])
  writeFileSync(file, '')
  await restoreBackup(runtime, { ...options, id: 'latest' })
  expect(readFileSync(file, 'utf8')).toBe('model_list: [\n')
})

test('no such backup', async () => {
  const { runtime, options } = workspace()
  await expect(showBackup(runtime, { ...options, id: 'latest' })).rejects.toMatchObject({ code: 'BACKUP_NOT_FOUND' })
})
