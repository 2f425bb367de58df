import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { catalogOf } from './helpers/catalog.ts'
import { canMount, mount, unmountAll } from './helpers/mount.ts'
import { config, createWorkspace, type Workspace } from './helpers/workspace.ts'

afterEach(unmountAll)
if (!canMount) console.log('this user may not mount: full disks and read-only mounts are not tried')

function withDisk(): Workspace & { readonly disk: string } {
  const workspace = createWorkspace()
  workspace.write('models.json', catalogOf(Array.from({ length: 12 }, (_, at) => `model-${at}`)))
  const disk = workspace.path('disk')
  mkdirSync(disk)
  mount(disk, '-t', 'tmpfs', '-o', 'size=128k', 'tmpfs')
  workspace.write('disk/config.yaml', config)
  return { ...workspace, disk }
}

const SYNC = ['sync', '--catalog', 'models.json', '--config', 'disk/config.yaml', '--json']
const leftIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tmp$|claim|\/lock$|in-place/.test(name),
  )

const tried = sweep(3)

describe.runIf(canMount)('on real mounts (where this user may mount)', () => {
  test(
    `a disk that is full at ${tried.each} 19 points: the old text or the new one, and the next run ends it`,
    { timeout: 120_000 },
    async () => {
      const { disk, read, run } = withDisk()
      const outcomes = new Set<number | null>()
      for (let free = 0; free <= 18; free += 1) {
        if (!tried.tries(free)) continue
        const filler = join(disk, 'filler')
        const { bavail, bsize } = statfsSync(disk)
        writeFileSync(filler, Buffer.alloc((bavail - free) * bsize))
        const { code, json } = await run(...SYNC)
        outcomes.add(code)
        expect({ free, left: leftIn(disk) }).toEqual({ free, left: [] })
        if (code !== 0) {
          expect(json().error).toMatchObject({
            exit: 1,
            code: expect.stringMatching(/^(STATE_UNREADABLE|WRITE_FAILED)$/),
          })
          expect(json().error.hint).toContain('Free space')
          expect({ free, text: read('disk/config.yaml') }).toEqual({ free, text: config })
        }
        unlinkSync(filler)
        expect((await run(...SYNC)).code).toBe(0)
        expect(read('disk/config.yaml')).toContain('github_copilot/model-11')
        expect({ free, left: leftIn(disk) }).toEqual({ free, left: [] })
        expect((await run('backup', 'verify', '--config', 'disk/config.yaml')).code).toBe(0)
        for (const name of ['ledger.json', 'state.json']) JSON.parse(read(`disk/.copilot-sync/${name}`))
        rmSync(join(disk, '.copilot-sync'), { recursive: true })
        writeFileSync(join(disk, 'config.yaml'), config)
      }
      expect(outcomes).toEqual(new Set([0, 1]))
    },
  )

  test('a disk without a free inode at any point is named, and leaves no lock', { timeout: 120_000 }, async () => {
    const { disk, read, run } = withDisk()
    mount(disk, '-o', 'remount,nr_inodes=64')
    mkdirSync(join(disk, 'filler'))
    const outcomes = new Set<number | null>()
    for (let free = 0; free <= 12; free += 2) {
      const { ffree } = statfsSync(disk)
      for (let at = 0; at < ffree - free; at += 1) writeFileSync(join(disk, 'filler', String(at)), '')
      const { code, json } = await run(...SYNC)
      outcomes.add(code)
      if (code !== 0) expect(json().error).toMatchObject({ exit: 1, hint: expect.stringContaining('df -i') })
      expect({ free, left: leftIn(disk) }).toEqual({ free, left: [] })
      for (const name of readdirSync(join(disk, 'filler'))) unlinkSync(join(disk, 'filler', name))
      expect((await run(...SYNC)).code).toBe(0)
      expect(read('disk/config.yaml')).toContain('github_copilot/model-11')
      rmSync(join(disk, '.copilot-sync'), { recursive: true })
      writeFileSync(join(disk, 'config.yaml'), config)
    }
    expect(outcomes).toEqual(new Set([0, 1]))
  })

  test('a read-only folder is named; what only reads works', async () => {
    const { disk, read, run } = withDisk()
    mount(disk, '-o', 'remount,ro')
    const inside = await run(...SYNC)
    expect(inside.json().error).toMatchObject({ code: 'STATE_UNREADABLE', exit: 1 })
    const outside = await run(...SYNC, '--state-dir', 'state')
    expect(outside.json().error).toMatchObject({ code: 'WRITE_FAILED', exit: 1 })
    for (const { error } of [inside.json(), outside.json()]) expect(error.hint).toContain('writable')
    expect(read('disk/config.yaml')).toBe(config)
    expect((await run('diff', ...SYNC.slice(1))).json().result.changed).toBe(true)
    expect((await run('sync', ...SYNC.slice(1), '--dry-run')).code).toBe(0)
  })

  test('a read-only folder in step is nothing to do', async () => {
    const { disk, run } = withDisk()
    await run(...SYNC, '--state-dir', 'state')
    mount(disk, '-o', 'remount,ro')
    expect((await run(...SYNC, '--state-dir', 'state')).json().result.changed).toBe(false)
  })

  test('a single file that is mounted is written in place, backed up and restored', async () => {
    const { path, read, run, write } = withDisk()
    mkdirSync(path('app'))
    write('app/config.yaml', '')
    mount(path('app/config.yaml'), '--bind', path('disk/config.yaml'))
    const there = ['--config', 'app/config.yaml', '--json']
    expect((await run('sync', '--catalog', 'models.json', ...there)).code).toBe(0)
    expect(readFileSync(path('disk/config.yaml'), 'utf8')).toContain('github_copilot/model-11')
    expect((await run('backup', 'restore', 'latest', ...there)).code).toBe(0)
    expect(read('disk/config.yaml')).toBe(config)
    expect((await run('sync', '--catalog', 'models.json', ...there)).json().result).toMatchObject({ changed: false })
  })
})
