import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { config, createWorkspace, type Workspace } from './helpers/workspace.ts'

/** A config with backups of so many texts; gives their ids, newest first. */
async function withBackups(count: number): Promise<Workspace & { readonly ids: readonly string[] }> {
  const workspace = createWorkspace()
  for (let at = 0; at < count; at += 1) {
    workspace.write('config.yaml', `${config}# ${at}\n`)
    await workspace.run('backup', 'create')
  }
  return { ...workspace, ids: await idsOf(workspace) }
}

async function idsOf({ run }: Workspace): Promise<string[]> {
  const { backups } = (await run('backup', 'list', '--json')).json().result
  return backups.map(({ id }: { readonly id: string }) => id)
}

test('verify: all whole, and one that is broken', async () => {
  const { ids, path, run } = await withBackups(3)
  expect((await run('backup', 'verify', '--json')).json()).toMatchObject({
    ok: true,
    result: { config: path('config.yaml'), valid: true, backups: ids.map((id) => ({ id, problem: null })) },
  })
  writeFileSync(path(`.copilot-sync/backups/${ids[1]}.yaml`), '')
  const { code, json } = await run('backup', 'verify', '--json')
  expect({ code, error: json().error.code }).toEqual({ code: 1, error: 'BACKUP_CORRUPT' })
  expect(json().result).toMatchObject({
    valid: false,
    backups: [{ problem: null }, { id: ids[1], problem: expect.any(String) }, { problem: null }],
  })
  const plain = await run('backup', 'verify')
  expect(plain.stdout).toContain(ids[1])
  expect(plain.stderr).toContain('copilot-sync backup create')
  expect((await run('backup', 'restore', ids[1] ?? '', '--json')).json().error.code).toBe('BACKUP_CORRUPT')
  expect((await run('backup', 'restore', ids[2] ?? '')).code).toBe(0)
})

test('verify where there are none', async () => {
  const { run } = createWorkspace()
  expect((await run('backup', 'verify', '--json')).json().result).toMatchObject({ valid: true, backups: [] })
})

/** Makes a backup older by its own facts. */
function age({ path }: Workspace, id: string | undefined, days: number): void {
  const file = path(`.copilot-sync/backups/${id}.json`)
  const facts = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...facts, created: new Date(Date.now() - days * 86_400_000).toISOString() }))
}

test.each([
  ['a count in the settings', 'backup: { keep: 2 }\n', [], 2],
  ['an age in the settings', 'backup: { max_age_days: 60d }\n', [], 3],
  ['both', 'backup: { keep: 2, max_age_days: 10 }\n', [], 1],
  ['a count by flag', 'backup: { keep: 2 }\n', ['--keep', '4'], 4],
  ['an age by flag', '', ['--max-age', '1w'], 1],
  ['the default', '', [], 4],
] as const)('prune by %s', async (_, settings, flags, left) => {
  const workspace = await withBackups(5)
  const { ids, run, write } = workspace
  ids.forEach((id, at) => age(workspace, id, at * 25 + 8))
  write('copilot-sync.yaml', settings)
  const { result } = (await run('backup', 'prune', '--json', ...flags)).json()
  expect(result).toMatchObject({ removed: { length: 5 - left }, kept: left })
  expect(await idsOf(workspace)).toEqual(ids.slice(0, left))
})

test.each(['', '30', 'old', '0d'])('prune --max-age %j is wrong usage', async (text) => {
  const { run } = createWorkspace()
  expect((await run('backup', 'prune', '--max-age', text, '--json')).json().error).toMatchObject({ exit: 64 })
})

test('a sync keeps to the settings by itself', async () => {
  const workspace = await withBackups(3)
  const { run, write } = workspace
  write('models.json', catalogOf(['one']))
  write('copilot-sync.yaml', 'backup: { keep: 2 }\n')
  const { result } = (await run('sync', '--catalog', 'models.json', '--json')).json()
  expect((await idsOf(workspace))[0]).toBe(result.backup)
  expect(await idsOf(workspace)).toHaveLength(2)
})

test('one backup has the files that the config names, each text once', async () => {
  const { path, run, write } = createWorkspace()
  write('models.json', catalogOf(['one']))
  write('copilot-sync.yaml', 'images: hook\n')
  await run('sync', '--catalog', 'models.json')
  for (const text of ['# 1\n', '# 2\n']) {
    writeFileSync(path('config.yaml'), text, { flag: 'a' })
    await run('backup', 'create')
  }
  const files = readdirSync(path('.copilot-sync/backups'))
  expect(files.filter((name) => name.endsWith('.yaml'))).toHaveLength(3)
  expect(files.filter((name) => name.endsWith('.file'))).toHaveLength(1)
  for (const name of files) expect(statSync(path(`.copilot-sync/backups/${name}`)).mode & 0o777).toBe(0o600)
})

test.each([
  ['a loop of links', 'CONFIG_UNREADABLE', (path: string) => symlinkSync(path, path)],
  ['a path below a file', 'CONFIG_NOT_FOUND', () => undefined],
] as const)('%s is named, whatever the command', async (what, code, make) => {
  const { path, run } = createWorkspace()
  make(path('loop'))
  const file = what === 'a loop of links' ? 'loop' : 'config.yaml/x'
  for (const command of [['sync'], ['backup', 'list'], ['backup', 'restore', 'latest'], ['pause'], ['resume']]) {
    const { json } = await run(...command, '--config', file, '--json')
    expect({ command, error: json().error.code, exit: json().error.exit }).toEqual({ command, error: code, exit: 6 })
  }
})
