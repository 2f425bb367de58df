import { nodeFiles } from '@copilot-sync/sync'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkSettings } from '../src/inputs/settings/check-settings.ts'
import { loadSettings } from '../src/inputs/settings/load-settings.ts'
import { defaults } from '../src/inputs/settings/settings.ts'

const FILE = '/srv/copilot-sync.yaml'

test.each([
  ['', {}],
  ['# only a comment\n', {}],
  ['images: hook\n', { images: 'hook' }],
  ['images: off\n', { images: 'off' }],
  ['images: false\n', { images: 'off' }],
  ['{"headers": "none", "costs": "catalog"}', { headers: 'none', costs: 'catalog' }],
  ['editor:\n  Editor-Version: vscode/9\n', { editor: { 'editor-version': 'vscode/9' } }],
  ['backup: { keep: 3 }\n', { backup: { keep: 3, max_age_days: 90 } }],
  ['backup: { max_age_days: 30d }\n', { backup: { keep: 20, max_age_days: 30 } }],
  ['cache_models_for: null\napi_version: null\n', { cache_models_for: null, api_version: null }],
  ['overrides: { "gpt-*": { mode: responses } }\n', { overrides: { 'gpt-*': { mode: 'responses' } } }],
  ['rules: [./a.ts, [./b.mjs, {x: 1}]]\n', { rules: ['./a.ts', ['./b.mjs', { x: 1 }]] }],
])('%j', (text, expected) => {
  expect(checkSettings(text, FILE)).toEqual({ ...defaults, ...expected, file: FILE })
})

test.each([
  ['images: maybe\n', 1, 1, 'images'],
  ['headers: none\nimgaes: hook\n', 2, 1, 'imgaes'],
  ['backup:\n  keep: 0\n', 2, 3, 'backup.keep'],
  ['backup: { max_age_days: soon }\n', 1, 11, 'backup.max_age_days'],
  ['name: fixed\n', 1, 1, 'name'],
  ['exclude:\n  - 1\n', 1, 1, 'exclude.0'],
  ['images: [\n', 2, 1, ''],
  ['- a\n', 1, 1, 'settings'],
])('refuses %j', (text, line, col, what) => {
  const thrown = (() => {
    try {
      return checkSettings(text, FILE)
    } catch (error) {
      return error
    }
  })()
  expect(thrown).toMatchObject({ code: 'SETTINGS_INVALID', exit: 6, place: { file: FILE, line, col } })
  expect(String(thrown)).toContain(what)
})

test('the file that was named, else the one beside the config, else the defaults', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'copilot-sync-settings-'))
  const files = nodeFiles(cwd)
  const options = { named: undefined, beside: cwd }
  expect(await loadSettings(files, options)).toBe(defaults)
  writeFileSync(join(cwd, 'copilot-sync.json'), '{"costs": "catalog"}')
  expect(await loadSettings(files, options)).toMatchObject({ costs: 'catalog', file: join(cwd, 'copilot-sync.json') })
  writeFileSync(join(cwd, 'copilot-sync.yaml'), 'costs: zero\n')
  expect(await loadSettings(files, options)).toMatchObject({ costs: 'zero' })
  writeFileSync(join(cwd, 'other.yaml'), 'images: header\n')
  expect(await loadSettings(files, { ...options, named: 'other.yaml' })).toMatchObject({ images: 'header' })
  await expect(loadSettings(files, { ...options, named: 'none.yaml' })).rejects.toMatchObject({
    code: 'SETTINGS_NOT_FOUND',
  })
  mkdirSync(join(cwd, 'folder.yaml'))
  await expect(loadSettings(files, { ...options, named: 'folder.yaml' })).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
  })
})

test('a pipe is refused, and not waited for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-settings-'))
  const file = join(folder, 'pipe.yaml')
  execFileSync('mkfifo', [file])
  await expect(loadSettings(nodeFiles(folder), { named: file, beside: null })).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    place: { file },
  })
})
