import type { SyncError } from '@copilot-sync/errors'
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
  ['owner: team-a.1_B\n', { owner: 'team-a.1_B' }],
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
  ['owner: ""\n', 1, 1, 'owner'],
  ['owner: a/b\n', 1, 1, 'owner'],
  ['owner: 7\n', 1, 1, 'owner'],
  [`owner: ${'a'.repeat(65)}\n`, 1, 1, 'owner'],
  ['exclude:\n  - 1\n', 2, 5, 'exclude.0'],
  ['max_token: 5\n', 1, 1, 'no setting has the name `max_token`'],
  ['backup:\n  keeep: 5\n', 2, 3, 'no setting has the name `backup.keeep`'],
  ['api_key: 5\n', 1, 1, 'no setting has the name `api_key`'],
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

test.each([
  ['an alias', 'images: *Passw0rd\n', 1, 9],
  ['a tag', 'images: !Passw0rd x\n', 1, 1],
  ['a tag of another handle', 'images: !Passw0rd!x y\n', 1, 9],
  ['an escape', 'images: "\\qPassw0rd"\n', 1, 10],
  ['a hexadecimal escape', 'images: "\\uPassw0rd"\n', 1, 10],
  ['the head of a block', 'images: |Passw0rd\n  x\n', 1, 10],
  ['a directive', '%Passw0rd x\n---\nimages: [\n', 4, 1],
  ['a key that is given twice', '{ images: off, "Passw0rd": 1, "Passw0rd": 2 }\n', 1, 31],
])('does not repeat %s of a text that cannot be read', (_, text, line, col) => {
  const thrown = (() => {
    try {
      return checkSettings(text, FILE)
    } catch (error) {
      return error
    }
  })()
  expect(thrown).toMatchObject({ code: 'SETTINGS_INVALID', place: { file: FILE, line, col } })
  const { message, hint, cause } = thrown as SyncError
  expect([message, hint, String(cause)].join(' ')).not.toContain('assw0rd')
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
