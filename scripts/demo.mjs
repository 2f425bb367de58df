// The main job on a simulated Copilot, in a fresh folder: plan, sync, diff, validate, sync again, restore.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'
import { Worker } from 'node:worker_threads'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-demo-'))
const config = join(folder, 'config.yaml')
copyFileSync(here('demo/config.yaml'), config)
const original = readFileSync(config)

// The simulator answers while this thread waits for the commands.
const simulator = new Worker(new URL('demo/simulator.mjs', import.meta.url))
const environment = await new Promise((resolve, reject) => {
  simulator.once('message', resolve)
  simulator.once('error', reject)
})

const say = (text) => console.log(`\n${styleText('bold', `▌ ${text}`)}`)

function run(...args) {
  console.log(`${styleText('dim', '$')} copilot-sync ${args.join(' ')}`)
  const { status } = spawnSync(process.execPath, [here('../apps/cli/bin/run.js'), ...args], {
    cwd: folder,
    env: { ...process.env, ...environment, GITHUB_COPILOT_TOKEN_DIR: join(folder, 'github_auth'), CONFIG_FILE: '' },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`copilot-sync ${args[0]} ended with ${status}`)
}

try {
  const { mkdirSync, writeFileSync } = await import('node:fs')
  mkdirSync(join(folder, 'github_auth'), { mode: 0o700 })
  writeFileSync(join(folder, 'github_auth', 'access-token'), environment.DEMO_GITHUB_TOKEN, { mode: 0o600 })

  say("A team's LiteLLM config: three models of other providers, comments, no Copilot model. The plan:")
  run('diff')
  say('Write it. A backup is made first.')
  run('sync')
  say('What changed, byte for byte: only additions, no comment touched.')
  run('backup', 'show', 'latest')
  say('Does it hold together?')
  run('validate')
  say('Once more: nothing changed upstream, so nothing is written.')
  run('sync')
  say('And back.')
  run('backup', 'restore', 'latest')
  console.log(
    original.equals(readFileSync(config)) ? 'config.yaml is byte for byte what it was.' : 'config.yaml differs!',
  )
  if (!original.equals(readFileSync(config))) process.exitCode = 1

  say('The folder is yours to look at:')
  console.log(`  ${folder}

With a real account: let LiteLLM log in once (its folder is ~/.config/litellm/github_copilot, or
GITHUB_COPILOT_TOKEN_DIR), then, where your config.yaml lies:

  node ${here('../apps/cli/bin/run.js')} diff
  node ${here('../apps/cli/bin/run.js')} sync`)
} finally {
  await simulator.terminate()
}
