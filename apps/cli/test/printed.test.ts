import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runShell } from './helpers/run-shell.ts'
import { createOffline } from './helpers/workspace.ts'

describe.runIf(process.platform === 'linux')('what is printed', () => {
  test.each([
    ['--json', 1],
    ['', 1],
  ])('that does not arrive ends with 1, and the write stays: %s', async (flag, code) => {
    const workspace = createOffline()
    const run = await runShell(workspace, `$CLI sync --catalog models.json ${flag} > /dev/full`)
    expect(run).toMatchObject({
      code,
      stderr: expect.stringMatching(/^error standard output: .*ENOSPC.*\nhint {2}.*history/),
    })
    expect(workspace.read('config.yaml')).toContain('github_copilot/one')
    expect(existsSync(workspace.path('.copilot-sync/lock'))).toBe(false)
  })

  test.each([
    ['a JSON document nobody read is no success', '--json', '1'],
    ['a reader may leave early', '', '0'],
  ])('%s', async (_, flag, code) => {
    const run = await runShell(
      createOffline(),
      `$CLI models list --catalog models.json ${flag} | true; echo \${PIPESTATUS[0]}`,
    )
    expect(run).toMatchObject({ stdout: `${code}\n`, stderr: code === '0' ? '' : expect.stringContaining('EPIPE') })
  })

  test('an error that does not arrive keeps its exit code, and is said', async () => {
    const run = await runShell(createOffline(), '$CLI validate nowhere.yaml --json > /dev/full')
    expect(run).toMatchObject({ code: 6, stderr: expect.stringContaining('ENOSPC') })
  })

  test('a broken stderr changes nothing', async () => {
    const run = await runShell(createOffline(), '$CLI sync --catalog models.json --verbose 2> /dev/full')
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('Written') })
  })
})
