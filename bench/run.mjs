// Whole processes, side by side: `sync` against the simulator on loopback, as a ratio to `node -e 0` in the same run.
// Limits are ratios, so that they hold on a slow machine too. `--quick` runs fewer pairs; `--json FILE` keeps the figures.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { configOf } from './config-of.mjs'
import { measure, median, peakMemory } from './measure.mjs'

const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'string' } } })
const PAIRS = options.quick ? 7 : 25
const RUNS_OF_LARGE = options.quick ? 1 : 3

const cli = fileURLToPath(new URL('../apps/cli/bin/run.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-bench-'))
const simulator = new Worker(new URL('../scripts/demo/simulator.mjs', import.meta.url))
const environment = await new Promise((resolve) => simulator.once('message', resolve))
const tokens = join(folder, 'tokens')
mkdirSync(tokens)
writeFileSync(join(tokens, 'access-token'), environment.DEMO_GITHUB_TOKEN)
const env = { ...process.env, ...environment, GITHUB_COPILOT_TOKEN_DIR: tokens }

const sync = (name) => ({ args: [cli, 'sync', '--config', join(folder, name, 'config.yaml')], env })
const bare = { args: ['-e', '0'], env }

/** A config of so many entries that sync has brought up to date, and the same with one limit that has drifted. */
async function prepare(name, entries) {
  mkdirSync(join(folder, name))
  const file = join(folder, name, 'config.yaml')
  writeFileSync(file, configOf(entries))
  await measure(sync(name))
  const settled = readFileSync(file, 'utf8')
  const drifted = settled.replace(/(managed_by: copilot-sync[^]*?max_output_tokens: )\d+/, '$17')
  if (settled === drifted) throw new Error('the first sync wrote no limit')
  return { file, settled, drifted }
}

/** The simulator's answer, as a file. */
async function askForModels() {
  const token = JSON.parse(readFileSync(join(tokens, 'api-key.json'), 'utf8')).token
  const headers = { authorization: `Bearer ${token}`, 'x-github-api-version': '2026-06-01' }
  const answer = await fetch(`${environment.GITHUB_COPILOT_API_BASE}/models`, { headers })
  if (!answer.ok) throw new Error(`the simulator answered ${answer.status}`)
  return answer.text()
}

const rows = []
const record = (what, value, limit, unit) => rows.push({ what, value: Number(value.toFixed(2)), limit, unit })

try {
  const small = await prepare('small', 38)
  const catalog = join(folder, 'models.json')
  writeFileSync(catalog, await askForModels())
  for (const [what, text, limit] of [
    ['sync, nothing to do', small.settled, 5.0],
    ['sync, one limit changed', small.drifted, 5.5],
  ]) {
    const ratios = []
    for (let pair = 0; pair < PAIRS; pair++) {
      const base = await measure(bare)
      writeFileSync(small.file, text)
      ratios.push((await measure(sync('small'))) / base)
    }
    record(`${what} (60 entries, 22 models)`, median(ratios), limit, '× node -e 0')
  }
  for (const [what, text] of [
    ['memory, nothing to do', small.settled],
    ['memory, one limit changed', small.drifted],
  ]) {
    const fromFile = { ...sync('small'), args: [...sync('small').args, '--catalog', catalog] }
    const remembering = { ...fromFile, args: [...fromFile.args, '--remember'] }
    const times = { fromFile: [], remembering: [] }
    for (let pair = 0; pair < PAIRS; pair++) {
      writeFileSync(small.file, text)
      times.fromFile.push(await measure(fromFile))
      writeFileSync(small.file, text)
      times.remembering.push(await measure(remembering))
    }
    record(`${what} (60 entries, from a file)`, median(times.remembering) / median(times.fromFile), 1.15, '× without')
  }
  const seconds = {}
  for (const entries of [1000, 10_000]) {
    const name = `large-${entries}`
    const { file, drifted } = await prepare(name, entries - 22)
    const times = []
    for (let run = 0; run < RUNS_OF_LARGE; run++) {
      writeFileSync(file, drifted)
      times.push((await measure(sync(name))) / 1000)
    }
    seconds[entries] = median(times)
    writeFileSync(file, drifted)
    const memory = await peakMemory(sync(name), join(folder, 'memory'))
    record(
      `${entries} entries (${(drifted.length / 1e6).toFixed(1)} MB)`,
      seconds[entries],
      entries === 10_000 ? 2.5 : undefined,
      's',
    )
    record(`${entries} entries, peak memory`, memory, entries === 10_000 ? 450 : undefined, 'MB')
  }
  record('growth from 1,000 to 10,000 entries', seconds[10_000] / seconds[1000], 11, '×')
} finally {
  await simulator.terminate()
  rmSync(folder, { recursive: true })
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${PAIRS} pairs, medians\n`)
for (const { what, value, limit, unit } of rows) {
  const verdict = limit === undefined ? '' : `at most ${limit}: ${value <= limit ? 'ok' : 'OVER'}`
  console.log(`${what.padEnd(52)} ${String(value).padStart(8)} ${unit.padEnd(13)} ${verdict}`)
}
if (options.json) writeFileSync(options.json, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`)
if (rows.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1
