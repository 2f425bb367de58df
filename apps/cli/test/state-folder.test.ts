import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { config, createOffline, type Workspace } from './helpers/workspace.ts'

const SYNC = ['sync', '--catalog', 'models.json', '--remember', '--json']

describe.runIf(process.platform === 'linux')('a state folder that others may write', () => {
  test('is not used: one inside it is', async () => {
    const { path, run } = createOffline()
    mkdirSync(path('state'))
    chmodSync(path('state'), 0o777)
    expect((await run(...SYNC, '--state-dir', 'state')).code).toBe(0)
    expect(readdirSync(path('state'))).toEqual(['.copilot-sync-private'])
    expect(statSync(path('state/.copilot-sync-private')).mode & 0o777).toBe(0o700)
    expect((await run('backup', 'restore', 'latest', '--state-dir', 'state', '--json')).json().result.changed).toBe(
      true,
    )
  })

  test.each([
    ['a link', (inner: string, other: string) => symlinkSync(other, inner)],
    ['a file', (inner: string) => writeFileSync(inner, '')],
  ])('%s in its place is refused', async (_, make) => {
    const { path, run, read } = createOffline()
    for (const name of ['state', 'other']) mkdirSync(path(name))
    chmodSync(path('state'), 0o777)
    make(path('state/.copilot-sync-private'), path('other'))
    expect((await run(...SYNC, '--state-dir', 'state')).json().error).toMatchObject({
      code: 'STATE_UNREADABLE',
      exit: 1,
    })
    expect(readdirSync(path('other'))).toEqual([])
    expect(read('config.yaml')).toBe(config)
  })

  test('of its group only is told', async () => {
    const { path, run } = createOffline()
    mkdirSync(path('state'))
    chmodSync(path('state'), 0o770)
    const { warnings, ok } = (await run(...SYNC, '--state-dir', 'state')).json()
    expect({ ok, warnings }).toEqual({
      ok: true,
      warnings: [expect.objectContaining({ code: 'STATE_GROUP_WRITABLE' })],
    })
  })
})

describe('a backup that was tampered with', () => {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

  /** A backup of this text that names this file, whole by its hashes. */
  function plant({ path }: Workspace, name: string, mode: number): void {
    const [text, evil] = ['model_list: []\n', '# Written by copilot-sync\nevil\n']
    const backups = path('.copilot-sync/backups')
    mkdirSync(backups, { recursive: true, mode: 0o700 })
    const whole = hash(JSON.stringify([hash(text), [name, hash(evil)]]))
    const id = `2026-11-23T17-58-22.123Z-${whole.slice(0, 12)}`
    writeFileSync(join(backups, `${id}.yaml`), text)
    writeFileSync(join(backups, `${hash(evil)}.file`), evil)
    const files = [{ path: name, sha256: hash(evil), mode }]
    writeFileSync(join(backups, `${id}.json`), JSON.stringify({ version: 1, config: 'config.yaml', mode, files }))
  }

  test.each(['../evil.py', '/tmp/copilot-sync-evil.py', 'sub/evil.py', '.bashrc', './copilot-models.yaml'])(
    'writes no file that is not ours: %s',
    async (name) => {
      const workspace = createOffline()
      plant(workspace, name, 0o644)
      const run = await workspace.run('backup', 'restore', 'latest', '--json')
      expect(run.json().error).toMatchObject({ code: 'BACKUP_CORRUPT', exit: 1 })
      expect(existsSync(join(workspace.folder, name))).toBe(false)
      expect(workspace.read('config.yaml')).toBe(config)
    },
  )

  test('gives no special bits, and follows no link', async () => {
    const workspace = createOffline()
    workspace.write('theirs', 'precious')
    symlinkSync('theirs', workspace.path('copilot_sync_images.py'))
    rmSync(workspace.path('config.yaml'))
    plant(workspace, 'copilot_sync_images.py', 0o7755)
    expect((await workspace.run('backup', 'restore', 'latest', '--json')).code).toBe(0)
    expect(workspace.read('theirs')).toBe('precious')
    for (const name of ['config.yaml', 'copilot_sync_images.py']) {
      expect(lstatSync(workspace.path(name)).mode & 0o7777).toBe(0o755)
    }
  })
})
