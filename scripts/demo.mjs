// The main job on a simulated Copilot, in a fresh folder: plan, sync, diff, validate, sync again, restore.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters, styleText } from 'node:util'
import { Worker } from 'node:worker_threads'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-demo-'))
const config = join(folder, 'config.yaml')
copyFileSync(here('demo/config.yaml'), config)
copyFileSync(here('demo/copilot-sync.yaml'), join(folder, 'copilot-sync.yaml'))
const original = readFileSync(config)

// The simulator answers while this thread waits for the commands.
const simulator = new Worker(new URL('demo/simulator.mjs', import.meta.url))
const environment = await new Promise((resolve, reject) => {
  simulator.once('message', resolve)
  simulator.once('error', reject)
})

const tokens = join(folder, 'github_auth')
// The commands write to a pipe here; their colours follow this terminal's.
const colours = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {}
const plain = stripVTControlCharacters

const say = (text) => console.log(`\n${styleText('bold', `▌ ${text}`)}`)

/** Runs a command as a user would; of a long output only the first or the last lines are shown. */
function run(args, { first = Infinity, last = 0 } = {}) {
  console.log(`${styleText('dim', '$')} copilot-sync ${args}`)
  const { status, stdout } = spawnSync(process.execPath, [here('../apps/cli/bin/run.js'), ...args.split(' ')], {
    cwd: folder,
    env: { ...process.env, ...environment, GITHUB_COPILOT_TOKEN_DIR: tokens, CONFIG_FILE: '', ...colours },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  const lines = stdout.trimEnd().split('\n')
  if (last > 0) console.log(['…', ...lines.slice(-last)].join('\n'))
  else console.log(lines.slice(0, first).join('\n'))
  if (last === 0 && lines.length > first) console.log(styleText('dim', `… ${lines.length - first} more lines`))
  if (status !== 0) throw new Error(`copilot-sync ${args} ended with ${status}`)
  return lines
}

try {
  mkdirSync(tokens, { mode: 0o700 })
  writeFileSync(join(tokens, 'access-token'), environment.DEMO_GITHUB_TOKEN, { mode: 0o600 })

  say("A team's LiteLLM config: three models of other providers, comments, no Copilot model. The plan:")
  run('diff')
  say('Write it. A backup is made first.')
  run('sync', { last: 3 })
  say('What changed, byte for byte:')
  const patch = run('backup show latest', { first: 46 })
  const removed = patch.filter((line) => /^-(?!--)/.test(plain(line))).length
  const added = patch.filter((line) => /^\+(?!\+\+)/.test(plain(line))).length
  console.log(`${added} lines added, ${removed} removed; no comment and no quote of the team was touched.`)
  say('Does it hold together?')
  run('validate')
  say('Once more: nothing changed upstream, so nothing is written.')
  run('sync')
  say('And back.')
  run('backup restore latest')
  const same = original.equals(readFileSync(config))
  console.log(same ? 'config.yaml is byte for byte what it was.' : 'config.yaml differs!')
  if (!same) process.exitCode = 1

  say('The folder is yours to look at:')
  console.log(`  ${folder}

With a real account: let LiteLLM log in once (its folder is ~/.config/litellm/github_copilot, or
GITHUB_COPILOT_TOKEN_DIR), then, where your config.yaml lies and with Node ≥ 22.19:

  node ${here('../apps/cli/bin/run.js')} diff
  node ${here('../apps/cli/bin/run.js')} sync`)
} finally {
  await simulator.terminate()
}
