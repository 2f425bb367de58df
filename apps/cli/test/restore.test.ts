import { existsSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { config, createWorkspace, type Workspace } from './helpers/workspace.ts'

const SYNC = ['sync', '--catalog', 'models.json', '--json']

function withCatalog(): Workspace {
  const workspace = createWorkspace()
  workspace.write('models.json', catalogOf(['one', 'two']))
  return workspace
}

/** A config that was synced and put back. */
async function restored(): Promise<Workspace> {
  const workspace = withCatalog()
  await workspace.run(...SYNC)
  expect((await workspace.run('backup', 'restore', 'latest', '--json')).json().result).toMatchObject({
    changed: true,
    held: true,
  })
  expect(workspace.read('config.yaml')).toBe(config)
  return workspace
}

test('a time names the backup that was the newest then, also when its text was backed up again', async () => {
  const { run, write } = createWorkspace()
  const syncWith = async (ids: readonly string[]) => {
    write('models.json', catalogOf([...ids]))
    const { code, json } = await run(...SYNC, '--prune')
    expect(code).toBe(0)
    return json().result.backup
  }
  const wouldRestore = async (time: string) =>
    (await run('backup', 'restore', time, '--dry-run', '--json')).json().result?.restored
  await syncWith(['one'])
  const first = await syncWith(['one', 'two'])
  const time = new Date().toISOString()
  await syncWith(['one', 'two', 'three'])
  expect(await wouldRestore(time)).toBe(first)
  await run('backup', 'restore', first)
  await run('resume')
  const again = await syncWith(['one', 'two'])
  expect(again.slice(-12)).toBe(first.slice(-12))
  expect(again).not.toBe(first)
  expect(await wouldRestore(time)).toBe(again)
  expect(await wouldRestore(first)).toBe(again)
})

describe('a restore holds', () => {
  test('what it undid, and says how to let it in', async () => {
    const { path, read, run } = await restored()
    const { mtimeMs } = statSync(path('config.yaml'))
    const backups = readdirSync(path('.copilot-sync/backups'))
    for (const command of [SYNC, ['diff', ...SYNC.slice(1)], [...SYNC, '--dry-run']]) {
      const { code, json } = await run(...command)
      expect(code).toBe(0)
      expect(json().result).toMatchObject({
        changed: false,
        backup: null,
        added: [],
        held: ['one', 'two'].map((id) => ({
          name: `github_copilot/${id}`,
          path: null,
          reason: expect.stringContaining('resume'),
          missingSince: null,
          fetches: 0,
        })),
      })
      expect(JSON.stringify(json().warnings)).toContain('copilot-sync resume')
    }
    expect((await run('sync', '--catalog', 'models.json')).stdout).toContain('Held:')
    expect(read('config.yaml')).toBe(config)
    expect(statSync(path('config.yaml')).mtimeMs).toBe(mtimeMs)
    expect(readdirSync(path('.copilot-sync/backups'))).toEqual(backups)
  })

  test.concurrent.each<[string, (workspace: Workspace) => unknown]>([
    ['the catalog moved', ({ write }) => write('models.json', catalogOf(['one', 'two', 'three']))],
    ['the config was changed', ({ write }) => write('config.yaml', `${config}# a word\n`)],
    ['settings were changed', ({ write }) => write('copilot-sync.yaml', 'max_tokens: context\n')],
    ['resume', ({ run }) => run('resume')],
    ['the text is no longer there', ({ path }) => writeFileSync(path('config.yaml'), 'model_list: []\n')],
  ])('no longer: %s', async (_, change) => {
    const workspace = await restored()
    await workspace.run(...SYNC)
    await change(workspace)
    const { result } = (await workspace.run(...SYNC)).json()
    expect(result).toMatchObject({ changed: true, held: [] })
    expect((await workspace.run(...SYNC)).json().result).toMatchObject({ changed: false, held: [] })
  })

  test.concurrent.each<[string, (workspace: Workspace) => unknown]>([
    ['retention of backups', ({ write }) => write('copilot-sync.yaml', 'backup: { keep: 3 }\n')],
    ['the order of models', ({ write }) => write('models.json', catalogOf(['two', 'one']))],
    ['a pause that is over', ({ run }) => run('pause', '--until', '1ms')],
    [
      'an edit that was taken back',
      async ({ write, run }) => {
        write('config.yaml', 'model_list: [\n')
        await run(...SYNC)
        write('config.yaml', config)
      },
    ],
  ])('still: %s', async (_, change) => {
    const workspace = await restored()
    await change(workspace)
    expect((await workspace.run(...SYNC)).json().result).toMatchObject({ changed: false, added: [] })
  })

  test('against the catalog of the last sync, also when that found nothing to do', async () => {
    const { run, write } = withCatalog()
    await run(...SYNC)
    write('models.json', catalogOf(['one', 'two'], { vendor: 'somebody' }))
    expect((await run(...SYNC)).json().result.changed).toBe(false)
    await run('backup', 'restore', 'latest')
    expect((await run(...SYNC)).json().result).toMatchObject({ changed: false, held: { length: 2 } })
  })

  test('changes and removals of fields and entries, each as it is', async () => {
    const { run, read, write } = withCatalog()
    await run(...SYNC)
    const first = read('config.yaml')
    write('models.json', catalogOf(['one', 'three']).replaceAll('8000', '9000'))
    write('copilot-sync.yaml', 'images: hook\n')
    await run(...SYNC)
    await run('backup', 'restore', 'latest')
    expect(read('config.yaml')).toBe(first)
    const { result } = (await run(...SYNC)).json()
    expect(result).toMatchObject({ changed: false, unchanged: 2, added: [], updated: [], removed: [], other: [] })
    const held = result.held.map(({ name, path }: { name: string; path: string | null }) => [name, path])
    expect(held).toEqual(
      expect.arrayContaining([
        ['github_copilot/three', null],
        ['github_copilot/two', null],
        ['github_copilot/one', 'model_info.max_output_tokens'],
        ['litellm_settings.callbacks', null],
      ]),
    )
    expect(read('config.yaml')).toBe(first)
  })

  test('the first plan that comes, where the state of the last sync is lost', async () => {
    const { path, run, write } = withCatalog()
    await run(...SYNC)
    unlinkSync(path('.copilot-sync/state.json'))
    await run('backup', 'restore', 'latest')
    expect((await run(...SYNC)).json().result).toMatchObject({ changed: false, held: { length: 2 } })
    expect((await run(...SYNC)).json().result).toMatchObject({ changed: false, held: { length: 2 } })
    write('models.json', catalogOf(['one']))
    expect((await run(...SYNC)).json().result).toMatchObject({ changed: true, held: [] })
  })

  test('nothing where no sync was ever made', async () => {
    const { run, write } = withCatalog()
    await run('backup', 'create')
    write('config.yaml', `${config}# a word\n`)
    expect((await run('backup', 'restore', 'latest', '--json')).json().result).toMatchObject({ held: false })
    expect((await run(...SYNC)).json().result.changed).toBe(true)
  })

  test('nothing that a second restore put back', async () => {
    const { read, run } = await restored()
    await run('backup', 'restore', 'latest')
    expect(read('config.yaml')).toContain('github_copilot/one')
    expect((await run(...SYNC)).json().result).toMatchObject({ changed: false, held: [], unchanged: 2 })
  })
})

test('--dry-run shows the way back and writes nothing', async () => {
  const { path, read, run } = withCatalog()
  await run(...SYNC)
  const [written, files] = [read('config.yaml'), readdirSync(path('.copilot-sync'), { recursive: true })]
  const { stdout } = await run('backup', 'restore', 'latest', '--dry-run')
  expect(stdout).toMatch(/^--- .*\n\+\+\+ .*\n@@ [^]*^- {2}- model_name: github_copilot\/one$/m)
  expect((await run('backup', 'restore', 'latest', '--dry-run', '--json')).json().result).toMatchObject({
    changed: true,
    backup: null,
    held: true,
  })
  expect([read('config.yaml'), readdirSync(path('.copilot-sync'), { recursive: true })]).toEqual([written, files])
  expect((await run(...SYNC)).json().result.held).toEqual([])
})

test('latest, an id, its hash, or a time', async () => {
  const { read, run, write } = withCatalog()
  for (const text of ['one', 'two', 'three']) {
    write('config.yaml', `${config}# ${text}\n`)
    await run('backup', 'create')
  }
  const { backups } = (await run('backup', 'list', '--json')).json().result
  const [three, two, one] = backups
  const day = two.created.slice(0, 10)
  for (const [ref, text] of [
    ['latest', 'three'],
    [one.id, 'one'],
    [two.id.slice(-12), 'two'],
    [two.created, 'two'],
    [new Date(Date.parse(three.created) - 1).toISOString(), 'two'],
    [day, 'three'],
    ['2090-01-01T00:00:00Z', 'three'],
    ['2090-01-01', 'three'],
  ]) {
    const { stdout } = await run('backup', 'show', ref, '--text')
    expect({ ref, stdout }).toEqual({ ref, stdout: `${config}# ${text}\n` })
  }
  await run('backup', 'restore', two.created)
  expect(read('config.yaml')).toBe(`${config}# two\n`)
  for (const ref of ['2001-01-01', 'yesterday', 'none', '']) {
    expect((await run('backup', 'restore', ref, '--json')).json().error.code).toBe('BACKUP_NOT_FOUND')
  }
})

test('a restore of nothing creates nothing', async () => {
  const { path, run } = createWorkspace()
  expect((await run('backup', 'restore', 'latest')).code).toBe(1)
  expect(existsSync(path('.copilot-sync'))).toBe(false)
})

describe('the image callback', () => {
  async function withHook(): Promise<Workspace> {
    const workspace = withCatalog()
    workspace.write('copilot-sync.yaml', 'images: hook\n')
    await workspace.run(...SYNC)
    return workspace
  }
  const callback = 'copilot_sync_images.py'

  test('stays where the restored config does not name it, and works where it does', async () => {
    const { path, read, run } = await withHook()
    const text = read(callback)
    await run('backup', 'restore', 'latest')
    expect(read('config.yaml')).toBe(config)
    expect(existsSync(path(callback))).toBe(true)
    await run('backup', 'restore', 'latest')
    expect(read('config.yaml')).toContain('copilot_sync_images.callback')
    expect(read(callback)).toBe(text)
  })

  test('comes back with a config that names it', async () => {
    const { path, read, run, write } = await withHook()
    const [named, text] = [read('config.yaml'), read(callback)]
    write('copilot-sync.yaml', 'images: off\n')
    await run(...SYNC)
    expect(existsSync(path(callback))).toBe(false)
    const { result } = (await run('backup', 'restore', 'latest', '--json')).json()
    expect(result.files).toEqual([callback])
    expect([read('config.yaml'), read(callback)]).toEqual([named, text])
  })

  test('is made anew where no backup has it', async () => {
    const { path, read, run, write } = await withHook()
    const text = read(callback)
    unlinkSync(path(callback))
    await run('backup', 'create')
    write('config.yaml', config)
    const { warnings } = (await run('backup', 'restore', 'latest', '--json')).json()
    expect(JSON.stringify(warnings)).toContain(callback)
    expect(read(callback)).toBe(text)
  })
})
