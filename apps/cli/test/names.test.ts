import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runShell } from './helpers/run-shell.ts'
import { createOffline } from './helpers/workspace.ts'

const SYNC = ['sync', '--catalog', 'models.json', '--remember', '--json']

describe.runIf(process.platform === 'linux')('folders and names', () => {
  test('a working folder that is gone is named', async () => {
    const run = await runShell(createOffline(), 'mkdir gone; cd gone; rmdir ../gone; $CLI validate --json')
    expect({ code: run.code, error: JSON.parse(run.stdout).error.code }).toEqual({
      code: 6,
      error: 'CONFIG_UNREADABLE',
    })
  })

  test.each([
    ["$CLI validate $'caf\\xe9.yaml'", 6],
    ["mkdir $'d\\xff'; cp config.yaml models.json $'d\\xff'; cd $'d\\xff'; $CLI sync --catalog models.json", 6],
    [
      "mkdir $'d\\xff'; mv config.yaml $'d\\xff'; ln -s $'d\\xff/config.yaml' config.yaml; $CLI sync --catalog models.json",
      6,
    ],
  ])('a name that is not UTF-8 is said to be one: %s', async (command, code) => {
    const run = await runShell(createOffline(), command)
    expect(run).toMatchObject({ code, stderr: expect.stringContaining('UTF-8') })
  })

  test('such names in the folder disturb nobody', async () => {
    const run = await runShell(
      createOffline(),
      "mkdir .copilot-sync; touch $'x\\xff.yaml' $'.copilot-sync-\\xff.tmp' $'.copilot-sync/lock-\\xff.tmp'; $CLI sync --catalog models.json",
    )
    expect(run.code).toBe(0)
  })

  test('a lock with a token of 300 bytes is a lock of nobody known', async () => {
    const { path, run } = createOffline()
    mkdirSync(path('.copilot-sync'), { mode: 0o700 })
    const lock = { pid: 1, token: 'a'.repeat(300), created: 'now', host: 'other' }
    writeFileSync(path('.copilot-sync/lock'), JSON.stringify(lock))
    expect((await run(...SYNC, '--lock-timeout', '200ms')).json().error).toMatchObject({ code: 'LOCK_HELD', exit: 9 })
  })
})
