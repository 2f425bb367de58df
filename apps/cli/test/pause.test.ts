import { existsSync, readdirSync, statSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { runCli } from './helpers/run-cli.ts'
import { config, createWorkspace, type Workspace, withSimulator } from './helpers/workspace.ts'

const CATALOG = ['--catalog', 'models.json']

function withCatalog(): Workspace {
  const workspace = createWorkspace()
  workspace.write('models.json', catalogOf(['one', 'two']))
  return workspace
}

test('paused: sync asks nobody and writes nothing, diff works; resumed: it writes', async () => {
  const calls: string[] = []
  await withSimulator({ onRequest: ({ path }) => void calls.push(path) }, async (simulator) => {
    const { path, read, run } = createWorkspace(simulator)
    const paused = (await run('pause', '--until', '2h', '--reason', 'a release', '--json')).json()
    expect(paused.result).toMatchObject({ config: path('config.yaml'), paused: { reason: 'a release' } })
    const { since, until } = paused.result.paused
    expect(Math.abs(Date.parse(until) - Date.parse(since) - 7_200_000)).toBeLessThan(5000)
    expect(statSync(path('.copilot-sync/state.json')).mode & 0o777).toBe(0o600)

    const sync = await run('sync', '--json')
    expect(sync.code).toBe(0)
    expect(sync.json().result).toEqual({
      changed: false,
      config: path('config.yaml'),
      failed: [],
      backup: null,
      added: [],
      updated: [],
      removed: [],
      held: [],
      unchanged: 0,
      userEntries: [],
      adoptable: 0,
      other: [],
      skipped: [],
      unmapped: [],
      catalog: { models: 0, apiBase: null, apiVersion: null, sha256: null },
      paused: paused.result.paused,
    })
    const warning = JSON.stringify(sync.json().warnings)
    for (const part of [since, until, 'a release', 'copilot-sync resume']) expect(warning).toContain(part)
    expect(read('config.yaml')).toBe(config)
    expect(readdirSync(path('.copilot-sync')).sort()).toEqual(['.gitignore', 'state.json'])
    expect(calls).toEqual([])

    const diff = (await run('diff', '--json')).json()
    expect(diff.result).toMatchObject({ changed: true, paused: paused.result.paused })
    expect(JSON.stringify(diff.warnings)).toContain('copilot-sync resume')
    expect((await run('sync', '--dry-run', '--json')).json().result.changed).toBe(true)
    expect(read('config.yaml')).toBe(config)

    const resumed = (await run('resume', '--json')).json()
    expect(resumed.result).toMatchObject({ changed: true, pause: paused.result.paused, hold: null })
    expect((await run('sync', '--json')).json().result).toMatchObject({ changed: true, paused: null })
    const { unchanged, catalog } = (await run('sync', '--json')).json().result
    await run('pause')
    expect((await run('sync', '--json')).json().result).toMatchObject({ unchanged, catalog })
  })
})

test('a pause ends by itself', async () => {
  const { run } = withCatalog()
  await run('pause', '--until', '1500ms')
  expect((await run('sync', ...CATALOG, '--json')).json().result.changed).toBe(false)
  await setTimeout(1600)
  expect((await run('sync', ...CATALOG, '--json')).json().result).toMatchObject({ changed: true, paused: null })
})

test('a config that is broken while it is paused disturbs nobody', async () => {
  const { run, write } = withCatalog()
  await run('pause')
  write('config.yaml', 'model_list: [\n')
  expect((await run('sync')).code).toBe(0)
})

test('a saved plan waits too', async () => {
  const { read, run } = withCatalog()
  await run('diff', ...CATALOG, '--out', 'plan.json')
  await run('pause')
  expect((await run('sync', ...CATALOG, '--plan', 'plan.json')).code).toBe(0)
  expect(read('config.yaml')).toBe(config)
})

test('said again, a pause keeps its beginning; the rest is as said last', async () => {
  const { run } = withCatalog()
  const first = (await run('pause', '--until', '1h', '--reason', 'one', '--json')).json().result.paused
  const second = (await run('pause', '--json')).json().result.paused
  expect(second).toEqual({ since: first.since, until: null, reason: null })
})

test('a reason is one line without secrets', async () => {
  const { path, run, read } = withCatalog()
  const reason = '\u001B[31mred\nghu_canaryGithubToken0123456789abcdef '.padEnd(2000, 'x')
  const { paused } = (await run('pause', '--reason', reason, '--json')).json().result
  expect(paused.reason).toMatch(/^red \[redacted\] x+$/)
  expect(paused.reason).toHaveLength(500)
  expect(read('.copilot-sync/state.json')).not.toContain('canary')
  expect(existsSync(path('.copilot-sync'))).toBe(true)
})

test.concurrent.each([
  '',
  'soon',
  '90',
  '-1h',
  '0s',
  '2020-01-01',
  '2030-02-31',
  '2030-13-01',
  '2030-01-01T25:00',
  '9999999w',
  '18:00',
])('--until %j is wrong usage', async (until) => {
  const { path, run } = createWorkspace()
  const { code, json } = await run('pause', '--until', until, '--json')
  expect({ code, error: json().error.code }).toEqual({ code: 64, error: 'USAGE' })
  expect(json().error.hint).toContain('--until 2h')
  expect(existsSync(path('.copilot-sync'))).toBe(false)
})

test.concurrent.each([
  ['2090-12-24', '2090-12-24T00:00:00.000Z'],
  ['2090-12-24T18:00', '2090-12-24T18:00:00.000Z'],
  ['2090-12-24 18:00:30Z', '2090-12-24T18:00:30.000Z'],
  ['2090-12-24T18:00+02:00', '2090-12-24T16:00:00.000Z'],
])('--until %s is %s', async (until, moment) => {
  const { run } = createWorkspace()
  expect((await run('pause', '--until', until, '--json')).json().result.paused.until).toBe(moment)
})

test.each([['pause'], ['resume']])('%s where there is no config creates nothing', async (command) => {
  const { env, folder, path } = createWorkspace()
  const { code } = await runCli([command, '--config', 'none/config.yaml', '--json'], { cwd: folder, env })
  expect(code).toBe(command === 'pause' ? 6 : 0)
  expect(existsSync(path('none'))).toBe(false)
})

test('nothing to resume is said so, and creates nothing', async () => {
  const { path, run } = createWorkspace()
  expect((await run('resume', '--json')).json().result).toMatchObject({ changed: false, pause: null, hold: null })
  expect(existsSync(path('.copilot-sync'))).toBe(false)
})

test('where nobody knows whether it is paused nothing is written, until resume', async () => {
  const { read, run, write } = withCatalog()
  await run('pause')
  write('.copilot-sync/state.json', '{"version":1,')
  const sync = await run('sync', ...CATALOG, '--json')
  expect(sync.code).toBe(0)
  expect(JSON.stringify(sync.json().warnings)).toContain('copilot-sync resume')
  expect(read('config.yaml')).toBe(config)
  expect((await run('resume', '--json')).json().result.changed).toBe(true)
  expect((await run('sync', ...CATALOG, '--json')).json().result.changed).toBe(true)
})

test('configs in one folder are paused each for itself', async () => {
  const { run, write } = withCatalog()
  write('other.yaml', config)
  await run('pause')
  expect((await run('sync', ...CATALOG, '--config', 'other.yaml', '--json')).json().result.changed).toBe(true)
})
