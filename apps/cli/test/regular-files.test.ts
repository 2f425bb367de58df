import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { config, createOffline } from './helpers/workspace.ts'

const SYNC = ['sync', '--catalog', 'models.json', '--remember', '--json']

const fifo = (path: string): unknown => execFileSync('mkfifo', [path])
const folder = (path: string): unknown => mkdirSync(path)
const device = (path: string): unknown => symlinkSync('/dev/zero', path)
const socket = (path: string): Promise<unknown> => once(createServer().listen(path).unref(), 'listening')
const places = { fifo, folder, device, socket }

describe.runIf(process.platform === 'linux')('what stands where a file is meant', { timeout: 30_000 }, () => {
  const kinds = Object.keys(places) as (keyof typeof places)[]
  /** null: it may be lost, and the run goes on. */
  const files: readonly (readonly [file: string, code: string | null, args?: readonly string[], settings?: string])[] =
    [
      ['.copilot-sync/lock', 'STATE_UNREADABLE'],
      ['.copilot-sync/state.json', 'STATE_UNREADABLE'],
      ['.copilot-sync/in-place.json', 'STATE_UNREADABLE'],
      ['config.yaml', 'CONFIG_UNREADABLE'],
      ['copilot-sync.yaml', 'SETTINGS_INVALID'],
      ['copilot-models.yaml', 'CONFIG_UNREADABLE', SYNC, 'layout: include\n'],
      ['copilot_sync_images.py', 'UNSAFE_EDIT'],
      ['included.yaml', 'CONFIG_UNREADABLE'],
      ['plan.json', 'PLAN_UNREADABLE', [...SYNC, '--plan', 'plan.json']],
      ['tokens/access-token', 'NOT_LOGGED_IN', ['sync', '--json']],
      ['beside.yaml', null],
    ]
  const rows = files.flatMap(([file, code, args = SYNC, settings]) =>
    kinds.map((kind) => ({ kind, file, code, args, settings })),
  )
  test.each(rows)('a $kind in the place of $file', async ({ kind, file, code, args, settings }) => {
    const { path, run, write } = createOffline(settings)
    mkdirSync(path('.copilot-sync'), { mode: 0o700 })
    if (file === 'included.yaml') write('config.yaml', `${config}include: [included.yaml]\n`)
    rmSync(path(file), { force: true })
    await places[kind](path(file))
    const done = await run(...args)
    const isNamed = kind === 'folder' && code === 'CONFIG_UNREADABLE' && file !== 'included.yaml'
    expect(done.json().error?.code ?? null).toBe(isNamed ? 'CONFIG_IS_FOLDER' : code)
    expect(done.code === 0).toBe(code === null)
    expect(existsSync(path('.copilot-sync/lock'))).toBe(file.endsWith('lock'))
  })

  test.each(['ledger.json', 'memory.json'])('a fifo in the place of %s is lost state', async (name) => {
    const { path, run, write } = createOffline()
    await run(...SYNC)
    const state = path('.copilot-sync')
    const names = readdirSync(state, { recursive: true, encoding: 'utf8' })
    const file = join(state, names.find((one) => one.endsWith(name)) ?? '')
    unlinkSync(file)
    fifo(file)
    write('models.json', catalogOf(['one', 'two', 'three']))
    expect((await run(...SYNC)).json().result).toMatchObject({ changed: true })
    expect(lstatSync(file).isFile()).toBe(true)
  })

  test('a backup that is a pipe is named', async () => {
    const workspace = createOffline()
    const { backup } = (await workspace.run(...SYNC)).json().result
    const path = workspace.path(`.copilot-sync/backups/${backup}.yaml`)
    unlinkSync(path)
    fifo(path)
    expect((await workspace.run('backup', 'restore', 'latest', '--json')).json().error).toMatchObject({
      code: 'STATE_UNREADABLE',
      exit: 1,
    })
    expect((await workspace.run('backup', 'verify', '--json')).json().result.backups).toMatchObject([
      { problem: expect.stringContaining('pipe') },
    ])
  })
})
