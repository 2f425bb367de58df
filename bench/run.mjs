// Whole processes, side by side: `sync` against the simulator on loopback, as a ratio to `node -e 0` in the same run.
// Limits are ratios, so that they hold on a slow machine too. `--quick` runs fewer pairs; `--json FILE` keeps the figures.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { configOf } from './config-of.mjs'
import { measureGrowth } from './growth.mjs'
import { httpsFront } from './https-front.mjs'
import { measure, median, usage } from './measure.mjs'

const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'string' } } })
const PAIRS = options.quick ? 7 : 25
const RUNS_OF_LARGE = options.quick ? 1 : 3
const RUNS_OF_CPU = options.quick ? 3 : 9

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

/** What an authority of one's own costs: by each variable against `tls.setDefaultCACertificates`, the same request each time. */
async function compareTrust(front, { file, settled }) {
  const folderOfTokens = join(folder, 'tokens-https')
  mkdirSync(folderOfTokens)
  writeFileSync(join(folderOfTokens, 'access-token'), environment.DEMO_GITHUB_TOKEN)
  const addresses = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(environment.GITHUB_COPILOT_API_BASE, front.origin),
    ]),
  )
  const over = { ...env, ...addresses, GITHUB_COPILOT_TOKEN_DIR: folderOfTokens }
  const { args } = sync('small')
  const trust = fileURLToPath(new URL('trust.cjs', import.meta.url))
  const ways = {
    set: { args: ['--require', trust, ...args], env: { ...over, TRUST: front.ca } },
    SSL_CERT_FILE: { args, env: { ...over, SSL_CERT_FILE: front.ca } },
    NODE_EXTRA_CA_CERTS: { args, env: { ...over, NODE_EXTRA_CA_CERTS: front.ca } },
  }
  writeFileSync(file, settled)
  await measure(ways.set)
  const ratios = { set: [], SSL_CERT_FILE: [], NODE_EXTRA_CA_CERTS: [] }
  for (let pair = 0; pair < PAIRS; pair++) {
    const base = await measure(bare)
    // None is always the first after the bare one.
    const turns = Object.keys(ways).map((_, at, all) => all[(at + pair) % all.length])
    for (const name of turns) ratios[name].push((await measure(ways[name])) / base)
  }
  front.close()
  record('sync over https, nothing to do', median(ratios.set), undefined, '× node -e 0')
  for (const name of ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS']) {
    record(
      `the same with ${name}, more than that`,
      median(ratios[name].map((ratio, pair) => ratio - ratios.set[pair])),
      0.5,
      '× node -e 0',
    )
  }
}

const rows = []
let growth = []
const record = (what, value, limit, unit) => rows.push({ what, value: Number(value.toFixed(2)), limit, unit })

try {
  const usageFile = join(folder, 'usage')
  const small = await prepare('small', 38)
  const catalog = join(folder, 'models.json')
  writeFileSync(catalog, await askForModels())
  for (const [what, text, limit] of [
    ['sync, nothing to do', small.settled, 5.0],
    ['sync, one limit changed', small.drifted, 6.0],
  ]) {
    const ratios = []
    for (let pair = 0; pair < PAIRS; pair++) {
      const base = await measure(bare)
      writeFileSync(small.file, text)
      ratios.push((await measure(sync('small'))) / base)
    }
    const cpu = []
    for (let run = 0; run < RUNS_OF_CPU; run++) {
      const base = await usage(bare, usageFile)
      writeFileSync(small.file, text)
      cpu.push((await usage(sync('small'), usageFile)).cpu / base.cpu)
    }
    record(`${what} (60 entries, 22 models)`, median(ratios), limit, '× node -e 0')
    record(`${what}, processor time`, median(cpu), undefined, '× node -e 0')
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
  const front = await httpsFront(environment.GITHUB_COPILOT_API_BASE, folder)
  if (front) await compareTrust(front, small)
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
    const { cpu, memory } = await usage(sync(name), usageFile)
    record(
      `${entries} entries (${(drifted.length / 1e6).toFixed(1)} MB)`,
      seconds[entries],
      entries === 10_000 ? 2.5 : undefined,
      's',
    )
    record(`${entries} entries, processor time`, cpu / 1000, undefined, 's')
    record(`${entries} entries, peak memory`, memory, entries === 10_000 ? 450 : undefined, 'MB')
  }
  record('growth from 1,000 to 10,000 entries', seconds[10_000] / seconds[1000], 11, '×')
  if (!options.quick) growth = await measureGrowth(cli, folder, process.env)
} finally {
  await simulator.terminate()
  rmSync(folder, { recursive: true })
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${PAIRS} pairs, medians\n`)
for (const { what, value, limit, unit } of rows) {
  const verdict = limit === undefined ? '' : `at most ${limit}: ${value <= limit ? 'ok' : 'OVER'}`
  console.log(`${what.padEnd(52)} ${String(value).padStart(8)} ${unit.padEnd(13)} ${verdict}`)
}
for (const { what, sizes, seconds } of growth) {
  const [from, to] = seconds.map((one) => one.toFixed(2))
  console.log(`${what.padEnd(45)} ${sizes.join(' → ').padStart(13)} models   ${from} → ${to} s of processor time`)
}
if (options.json) writeFileSync(options.json, `${JSON.stringify({ node: process.version, rows, growth }, null, 2)}\n`)
if (rows.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1
