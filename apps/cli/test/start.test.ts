import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { runCli } from './helpers/run-cli.ts'
import { createWorkspace, withSimulator } from './helpers/workspace.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const listLoaded = fileURLToPath(new URL('helpers/list-loaded.cjs', import.meta.url))

/** Where each is needed: a proxy, a prompt, help, a compressed answer, a settings file, a diff, a typing mistake. */
const byNeed = ['child_process', 'dgram', 'http2', 'perf_hooks', 'readline', 'tls', 'worker_threads', 'zlib']
const chunks = ['check-settings', 'confirm', 'fetch-through', 'print-help', 'render-unified', 'suggest', 'unpack']
const chunksByNeed = chunks.map((name) => `${name}.cjs`)
/** What the command line itself goes without: whatever the package `sync` brings. */
const work = ['crypto', 'http']

const loaded = new Map<string, readonly string[]>()

beforeAll(async () => {
  await withSimulator({}, async (simulator) => {
    const { env, folder, path, read, run } = createWorkspace(simulator)
    await run('sync')
    for (const words of ['sync', '--version', '--help', 'sync --catalgo x']) {
      const file = path('loaded.json')
      const options = { NODE_OPTIONS: `--require ${JSON.stringify(listLoaded)}`, LOADED_FILE: file }
      await runCli(words.split(' '), { cwd: folder, env: { ...env, ...options } })
      loaded.set(words, JSON.parse(read('loaded.json')) as string[])
    }
  })
})

test.each([
  ['sync', [...byNeed, ...chunksByNeed]],
  ['--version', [...byNeed, ...chunksByNeed, ...work]],
  ['--help', ['http2', ...work]],
  ['sync --catalgo x', ['http2', ...work]],
])('%s loads nothing that it does not use', (words, unused) => {
  expect(loaded.get(words)).toContain('main.cjs')
  expect(unused.filter((name) => loaded.get(words)?.includes(name))).toEqual([])
})

test('the names above are names of built-in modules and of chunks', () => {
  expect([...byNeed, ...work].filter((name) => !builtinModules.includes(name))).toEqual([])
  const built = new Set(readdirSync(dist).map((file) => file.replace(/-[\w-]{8}\.cjs$/, '.cjs')))
  expect(chunksByNeed.filter((name) => !built.has(name))).toEqual([])
})

test('sources go into the bundle as they are', () => {
  expect(readFileSync(new URL('../rolldown.config.mjs', import.meta.url), 'utf8')).not.toMatch(/plugins|inject/)
})
