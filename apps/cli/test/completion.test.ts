import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createWorkspace } from './helpers/workspace.ts'

const { run } = createWorkspace()

test.each([
  ['copilot-sync ba', 'backup'],
  ['copilot-sync backup res', 'restore'],
  ['copilot-sync sync --dry', '--dry-run'],
  ['copilot-sync diff --json --exi', '--exit-code'],
])('bash completes %s', async (line, completed) => {
  const { stdout: script } = await run('completion', 'bash')
  const words = line.split(' ')
  const ask = `${script}
COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _copilot_sync; echo "\${COMPREPLY[@]}"`
  expect(spawnSync('bash', ['-c', ask], { encoding: 'utf8' }).stdout.trim()).toBe(completed)
})
