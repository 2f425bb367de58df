import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runShell } from './helpers/run-shell.ts'
import { bin } from './helpers/spawn-collected.ts'
import { config, createOffline } from './helpers/workspace.ts'

describe.runIf(process.platform === 'linux')('pipes', { timeout: 30_000 }, () => {
  const rows: readonly (readonly [name: string, command: string, code: number, says: string])[] = [
    ['validate takes one', '$CLI validate <(cat config.yaml)', 0, 'valid'],
    ['a catalog may be one', '$CLI sync --catalog <(cat models.json) --dry-run', 0, 'github_copilot/one'],
    [
      'a fifo whose writer comes later',
      'mkfifo p; (sleep 1; cat models.json > p) & $CLI sync --catalog p --dry-run',
      0,
      'github_copilot/one',
    ],
    ['the config of a sync is none', '$CLI sync --catalog models.json --config <(cat config.yaml)', 6, 'pipe'],
    [
      'a fifo without a writer ends by --timeout',
      'mkfifo p; $CLI sync --catalog p --timeout 300ms',
      5,
      'did not end in time',
    ],
    [
      'an open stdin ends by --timeout',
      '$CLI sync --catalog - --timeout 300ms < <(exec sleep 9 2> /dev/null)',
      5,
      'did not end in time',
    ],
    [
      'validate - ends by --timeout',
      '$CLI validate - --timeout 300ms < <(exec sleep 9 2> /dev/null)',
      6,
      'did not end in time',
    ],
    ['a device is none', '$CLI sync --catalog /dev/zero', 5, 'device'],
    ['one without an end is too large', '$CLI validate - < /dev/zero', 6, 'larger than 64 MiB'],
    ['a catalog without an end is too large', '$CLI sync --catalog <(cat /dev/zero)', 5, 'larger than 64 MiB'],
  ]
  test.each(rows)('%s', async (_, command, code, says) => {
    const run = await runShell(createOffline(), command)
    expect({ code: run.code, text: run.stdout + run.stderr }).toEqual({ code, text: expect.stringContaining(says) })
  })

  test.concurrent.each([
    ['SIGINT', 130, 'validate p'],
    ['SIGTERM', 143, 'validate p'],
    ['SIGINT', 130, 'sync --catalog p'],
    ['SIGTERM', 143, 'sync --catalog -'],
    ['SIGINT', 130, 'sync --catalog models.json --lock-timeout 50s'],
    ['SIGTERM', 143, 'sync --catalog models.json --lock-timeout 50s'],
  ])('the first %s ends a wait with %i: %s', async (signal, code, args) => {
    const { folder: cwd, path, env, read } = createOffline()
    execFileSync('mkfifo', [path('p')])
    mkdirSync(path('.copilot-sync'), { mode: 0o700 })
    // Of another machine: it is waited for.
    writeFileSync(path('.copilot-sync/lock'), JSON.stringify({ pid: 1, token: 'other', created: 'now', host: 'other' }))
    const child = spawn(process.execPath, [bin, ...args.split(' '), '--verbose'], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, ...env },
      timeout: 60_000,
      killSignal: 'SIGKILL',
    })
    setTimeout(() => child.kill(signal as NodeJS.Signals), 2500)
    expect((await once(child, 'close'))[0]).toBe(code)
    expect(read('config.yaml')).toBe(config)
  })
})
