import { SyncError } from '@copilot-sync/errors'
import { hashBytes, readConfigFile, resolveConfigPath } from '@copilot-sync/state'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { codeOf, tempFolder, tidy, unprivileged } from './helpers.ts'

afterAll(tidy)

test('gives the bytes, their hash and what a write needs, through links', async () => {
  const folder = tempFolder()
  const path = join(folder, 'config.yaml')
  writeFileSync(path, 'model_list: []\n', { mode: 0o640 })
  symlinkSync('config.yaml', join(folder, 'link'))
  const file = await readConfigFile(join(folder, 'link'))
  expect(file).toMatchObject({ path: join(folder, 'link'), realPath: path, stat: { mode: 0o640, links: 1 } })
  expect(Buffer.from(file.bytes).toString()).toBe('model_list: []\n')
  expect(file.hash).toBe(hashBytes(Buffer.from('model_list: []\n')))
})

test.for<[string, (path: string) => void, string]>([
  ['nothing', () => {}, 'CONFIG_NOT_FOUND'],
  ['a link to nothing', (path) => symlinkSync('elsewhere.yaml', path), 'CONFIG_NOT_FOUND'],
  ['a folder', (path) => mkdirSync(path), 'CONFIG_IS_FOLDER'],
  ['a link to a folder', (path) => symlinkSync('.', path), 'CONFIG_IS_FOLDER'],
  ['a loop of links', (path) => symlinkSync(path, path), 'CONFIG_UNREADABLE'],
  ['a pipe', (path) => void execFileSync('mkfifo', [path]), 'CONFIG_UNREADABLE'],
  ['a device', (path) => symlinkSync('/dev/zero', path), 'CONFIG_UNREADABLE'],
])('%s is refused', async ([, make, code]) => {
  const path = join(tempFolder(), 'config.yaml')
  make(path)
  const error = await readConfigFile(path).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code, exit: 6, place: { file: path } })
  expect(error instanceof SyncError && error.hint).toContain('--config')
})

test('a link to nothing names its target', async () => {
  const path = join(tempFolder(), 'config.yaml')
  symlinkSync('elsewhere.yaml', path)
  await expect(readConfigFile(path)).rejects.toThrow('elsewhere.yaml')
})

test('a path below a file is not found', async () => {
  const path = join(tempFolder(), 'config.yaml')
  writeFileSync(path, '')
  expect(await codeOf(readConfigFile(join(path, 'config.yaml')))).toBe('CONFIG_NOT_FOUND')
})

test('a socket is refused', async () => {
  const path = join(tempFolder(), 'socket')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(path, resolve))
  expect(await codeOf(readConfigFile(path))).toBe('CONFIG_UNREADABLE')
  server.close()
})

test('a file without permission is refused', async () => {
  const folder = tempFolder()
  chmodSync(folder, 0o755)
  const path = join(folder, 'config.yaml')
  writeFileSync(path, 'master_key: canary', { mode: 0o000 })
  expect(await unprivileged(() => codeOf(readConfigFile(path)))).toBe('CONFIG_UNREADABLE')
})

test('the path of a config that does not exist yet follows links', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'real'))
  symlinkSync('real', join(folder, 'alias'))
  symlinkSync('../real/target.yaml', join(folder, 'real/link.yaml'))
  expect(await resolveConfigPath(join(folder, 'alias/new.yaml'))).toBe(join(folder, 'real/new.yaml'))
  expect(await resolveConfigPath(join(folder, 'alias/link.yaml'))).toBe(join(folder, 'real/target.yaml'))
  expect(await resolveConfigPath(join(folder, 'none/new.yaml'))).toBe(join(folder, 'none/new.yaml'))
})
