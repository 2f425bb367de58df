import { demoToken } from '@copilot-sync/simulator'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { config, createWorkspace, withSimulator, type Workspace } from './helpers/workspace.ts'

const CATALOG = ['--catalog', 'models.json']

function withCatalog(): Workspace {
  const workspace = createWorkspace()
  workspace.write('models.json', catalogOf(['one', 'two']))
  return workspace
}

test('a plan is saved, looked at, and applied; then it is spent', async () => {
  await withSimulator({}, async (simulator) => {
    const { path, read, run } = createWorkspace(simulator)
    const shown = await run('diff', '--out', 'plan.json', '--format', 'json')
    const plan = JSON.parse(read('plan.json'))
    expect(plan).toMatchObject({
      kind: 'copilot-sync plan',
      version: 1,
      config: { path: path('config.yaml') },
      catalog: { apiBase: simulator.url, apiVersion: '2026-06-01', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      adopt: false,
      result: JSON.parse(shown.stdout),
    })
    const token = JSON.parse(readFileSync(path('tokens/api-key.json'), 'utf8')).token
    for (const secret of [demoToken, token]) expect(read('plan.json')).not.toContain(secret)
    expect(read('config.yaml')).toBe(config)
    expect(existsSync(path('.copilot-sync'))).toBe(false)

    const dry = await run('sync', '--plan', 'plan.json', '--dry-run')
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('still applies') })
    expect(read('config.yaml')).toBe(config)

    const applied = (await run('sync', '--plan', 'plan.json', '--json')).json()
    expect(applied.result).toEqual({ ...plan.result, backup: expect.any(String) })
    const written = read('config.yaml')
    expect(written).not.toBe(config)

    const again = await run('sync', '--plan', 'plan.json', '--json')
    expect(again.code).toBe(3)
    expect(again.json().error).toMatchObject({ code: 'PLAN_STALE', hint: expect.stringContaining('diff --out') })
    expect(read('config.yaml')).toBe(written)
  })
})

test('a plan is for its owner alone, shows no secret that it replaces, and applies', async () => {
  const { path, read, run, write } = createWorkspace()
  write('models.json', catalogOf(['one']))
  const mine = {
    model: 'github_copilot/one',
    extra_headers: { 'X-Secret': 'canary-value', 'Editor-Version': 'mine/1.0' },
  }
  write('config.yaml', JSON.stringify({ model_list: [{ model_name: 'github_copilot/one', litellm_params: mine }] }))
  write('there.json', '')
  chmodSync(path('there.json'), 0o644)
  for (const file of ['plan.json', 'there.json']) await run('diff', '--adopt', '--out', file, ...CATALOG)
  expect(statSync(path('plan.json')).mode & 0o777).toBe(0o600)
  expect(statSync(path('there.json')).mode & 0o777).toBe(0o644)
  expect(read('plan.json')).toContain('mine/1.0')
  expect(read('plan.json')).not.toContain('canary-value')
  expect(await run('sync', '--plan', 'plan.json', ...CATALOG)).toMatchObject({ code: 0 })
})

test('a catalog that moved upstream is refused', async () => {
  const [before, after] = [['one', 'two'], ['one']].map((ids) => JSON.parse(catalogOf(ids)))
  await withSimulator({ catalogs: [before, before, after] }, async (simulator) => {
    const { read, run } = createWorkspace(simulator)
    await run('diff', '--out', 'plan.json')
    expect((await run('sync', '--plan', 'plan.json', '--dry-run')).code).toBe(0)
    const { code, json } = await run('sync', '--plan', 'plan.json', '--json')
    expect({ code, error: json().error.code }).toEqual({ code: 3, error: 'PLAN_STALE' })
    expect(read('config.yaml')).toBe(config)
  })
})

describe('a plan is refused when', () => {
  const edit = ({ read, write }: Workspace, change: (plan: { result: { added: string[] }; plan: string }) => void) => {
    const plan = JSON.parse(read('plan.json'))
    change(plan)
    write('plan.json', JSON.stringify(plan))
  }
  test.concurrent.each<[string, (workspace: Workspace) => void]>([
    ['the catalog moved', ({ write }) => write('models.json', catalogOf(['one', 'three']))],
    ['the config was changed', ({ write }) => write('config.yaml', `${config}# a word\n`)],
    ['settings were changed', ({ write }) => write('copilot-sync.yaml', 'max_tokens: context\n')],
    ['a rule was added', addRule],
    ['its outcome was edited', (workspace) => edit(workspace, ({ result }) => void result.added.pop())],
    ['its hash was edited', (workspace) => edit(workspace, (plan) => (plan.plan = 'a'.repeat(64)))],
  ])('%s', async (_, move) => {
    const workspace = withCatalog()
    const { path, read, run } = workspace
    await run('diff', ...CATALOG, '--out', 'plan.json')
    move(workspace)
    const before = read('config.yaml')
    for (const more of [['--dry-run'], []]) {
      const { code, json } = await run('sync', ...CATALOG, '--plan', 'plan.json', '--json', ...more)
      expect({ code, error: json().error.code }).toEqual({ code: 3, error: 'PLAN_STALE' })
    }
    expect(read('config.yaml')).toBe(before)
    expect(existsSync(path('.copilot-sync/backups'))).toBe(false)
  })

  function addRule({ write }: Workspace): void {
    write(
      'mine.mjs',
      `export default { api: 1, name: 'seats', summary: 'adds a note', reads: [], writes: ['model_info.seat'],
      map: () => ({ 'model_info.seat': 'team' }), examples: [{ catalog: { id: 'x' }, entry: { 'model_info.seat': 'team' } }] }\n`,
    )
    write('copilot-sync.yaml', 'rules: [./mine.mjs]\n')
  }
})

test('a file beside the config that moved is noticed too', async () => {
  const { path, run, write } = withCatalog()
  write('copilot-sync.yaml', 'images: hook\n')
  await run('sync', ...CATALOG)
  write('models.json', catalogOf(['one']))
  await run('diff', ...CATALOG, '--out', 'plan.json')
  unlinkSync(path('copilot_sync_images.py'))
  const { code, json } = await run('sync', ...CATALOG, '--plan', 'plan.json', '--json')
  expect({ code, error: json().error.code }).toEqual({ code: 3, error: 'PLAN_STALE' })
})

test.concurrent.each<[string, (workspace: Workspace) => unknown]>([
  ['what is kept', ({ write }) => write('copilot-sync.yaml', 'backup: { keep: 3 }\n')],
  ['a comment in the settings', ({ write }) => write('copilot-sync.yaml', '# nothing yet\n')],
  ['the order of models', ({ write }) => write('models.json', catalogOf(['two', 'one']))],
  ['backups', ({ run }) => run('backup', 'create')],
])('a plan still applies after a change of %s', async (_, change) => {
  const workspace = withCatalog()
  await workspace.run('diff', ...CATALOG, '--out', 'plan.json')
  await change(workspace)
  expect((await workspace.run('sync', ...CATALOG, '--plan', 'plan.json')).code).toBe(0)
})

test('a plan is for a text, wherever it lies', async () => {
  const { read, run } = withCatalog()
  await run('diff', ...CATALOG, '--out', 'plan.json')
  const there = createWorkspace()
  there.write('plan.json', read('plan.json'))
  there.write('models.json', read('models.json'))
  expect((await there.run('sync', ...CATALOG, '--plan', 'plan.json', '--json')).json().result.changed).toBe(true)
  expect(read('config.yaml')).toBe(config)
})

test('a plan remembers that it adopts', async () => {
  const { read, run, write } = withCatalog()
  write(
    'config.yaml',
    'model_list:\n  - model_name: github_copilot/one\n    litellm_params: { model: github_copilot/one }\n',
  )
  await run('diff', ...CATALOG, '--adopt', '--out', 'plan.json')
  const { result } = (await run('sync', ...CATALOG, '--plan', 'plan.json', '--json')).json()
  expect(result.updated).toMatchObject([{ name: 'github_copilot/one' }])
  expect(read('config.yaml')).toContain('managed_by: copilot-sync')
})

test('a plan without changes applies as nothing to do', async () => {
  const { path, run } = withCatalog()
  await run('sync', ...CATALOG)
  await run('diff', ...CATALOG, '--out', 'plan.json')
  const { mtimeMs } = statSync(path('config.yaml'))
  expect((await run('sync', ...CATALOG, '--plan', 'plan.json')).code).toBe(0)
  expect(statSync(path('config.yaml')).mtimeMs).toBe(mtimeMs)
})

test.concurrent.each<[string, (workspace: Workspace) => void]>([
  ['missing', ({ path }) => rmSync(path('plan.json'))],
  ['a folder', ({ path }) => (rmSync(path('plan.json')), mkdirSync(path('plan.json')))],
  ['empty', ({ write }) => write('plan.json', '')],
  ['torn', ({ read, write }) => write('plan.json', read('plan.json').slice(0, 300))],
  ['another JSON', ({ write }) => write('plan.json', '{"result":{}}')],
  ['no object', ({ write }) => write('plan.json', '[1]')],
  [
    'a later version',
    ({ read, write }) => write('plan.json', read('plan.json').replace('"version": 1', '"version": 2')),
  ],
  ['without its hashes', ({ read, write }) => write('plan.json', read('plan.json').replace(/"plan": "\w+",/, ''))],
])('a file that is no plan is refused before anybody is asked: %s', async (_, harm) => {
  const workspace = withCatalog()
  await workspace.run('diff', ...CATALOG, '--out', 'plan.json')
  harm(workspace)
  const { code, json } = await workspace.run('sync', '--plan', 'plan.json', '--json')
  expect({ code, error: json().error.code }).toEqual({ code: 6, error: 'PLAN_UNREADABLE' })
  expect(json().error.hint).toContain('diff --out')
})

test('a plan that cannot be written is said to be so', async () => {
  const { run } = withCatalog()
  const { code, json } = await run('diff', ...CATALOG, '--out', 'none/plan.json', '--json')
  expect({ code, error: json().error.code }).toEqual({ code: 1, error: 'WRITE_FAILED' })
})

describe('--format markdown', () => {
  test('has counts, a table, what is left out folded, and the command that applies it', async () => {
    const { run, write } = withCatalog()
    await run('sync', ...CATALOG)
    write('models.json', catalogOf(['one', 'three'], { preview: true }))
    write('copilot-sync.yaml', 'overrides: { one: { mode: responses } }\nexclude: [three]\n')
    const { stdout } = await run('diff', ...CATALOG, '--format', 'markdown', '--out', "p'lan.json")
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('## Copilot models: 1 to change, 1 to remove')
    expect(lines).toContain('| ~ | `github_copilot/one` | `model_info.mode` `chat` → `responses` (override:one) |')
    expect(lines).toContain('| − | `github_copilot/two` | gone from the catalog |')
    expect(stdout).toMatch(
      /<details>\n<summary>1 left out<\/summary>\n\n\| why \| models \|\n\|---\|---\|\n\| .* \| `three` \|/,
    )
    expect(stdout).toContain("```sh\ncopilot-sync sync --plan 'p'\\''lan.json' --catalog models.json\n```\n")
  })

  test('shows files and callbacks, entries of your own, and what is held', async () => {
    const { run, write } = withCatalog()
    write('copilot-sync.yaml', 'images: hook\n')
    write('config.yaml', 'model_list:\n  - model_name: github_copilot/one\n    litellm_params: { model: openai/one }\n')
    const before = (await run('diff', ...CATALOG, '--format', 'markdown')).stdout
    expect(before).toContain('| + | `copilot_sync_images.py` | a new file, beside the config |')
    expect(before).toContain('| ~ | `litellm_settings.callbacks` |')
    expect(before).toContain('Entries of your own that keep their names: `github_copilot/one`.')
    await run('sync', ...CATALOG)
    await run('backup', 'restore', 'latest')
    await run('pause')
    const held = (await run('diff', ...CATALOG, '--format', 'markdown')).stdout
    expect(held).toContain('**Held**')
    expect(held).toContain('> sync is paused')
    expect(held).not.toContain('```sh')
  })

  test('takes no name for markup, and stays within what a pull request takes', async () => {
    const { run, write } = createWorkspace()
    const nasty = ['a|b', 'a`b', '<img src=x>', '*a*', '@team', String.raw`a\|b`]
    write('models.json', catalogOf([...nasty, ...Array.from({ length: 1500 }, (_, at) => `model-number-${at}`)]))
    const { stdout } = await run('diff', ...CATALOG, '--format', 'markdown')
    expect(stdout.length).toBeLessThan(65_536)
    expect(stdout).toMatch(/… and \d+ more: `copilot-sync diff` shows all\./)
    expect(stdout).toContain('```sh\ncopilot-sync sync')
    for (const row of stdout.split('\n').filter((line) => line.startsWith('| + |'))) {
      expect(row.replaceAll(String.raw`\|`, '').split('|')).toHaveLength(5)
    }
    const shown = stdout.replaceAll(/`[^`\n]*`/g, '')
    expect(shown).not.toMatch(/<img|@team/)
  })

  test('of no change says so', async () => {
    const { run } = withCatalog()
    await run('sync', ...CATALOG)
    const { stdout } = await run('diff', ...CATALOG, '--format', 'markdown')
    expect(stdout).toContain('## Copilot models: no changes')
    expect(stdout).not.toContain('```sh')
  })
})
