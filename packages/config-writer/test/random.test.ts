import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparable, hasPyYaml } from './helpers.ts'
import { checkTrial } from './random/check-trial.ts'
import { PyYaml } from './random/py-yaml.ts'
import { tapes } from './random/tapes.ts'
import { runTrial, type Trial, wantedData } from './random/trial.ts'

const RUNS = Number(process.env['RUNS'] ?? (process.env['CI'] === 'true' ? 5000 : 1000))
/** The same documents in each run; `SEED=random` looks for new ones. */
const SEED = process.env['SEED'] === 'random' ? Date.now() % 2 ** 31 : Number(process.env['SEED'] ?? 20_261_123)
const BATCH = 250
const TAPES = tapes(500)

const pyYaml: { processes?: PyYaml } = {}
beforeAll(() => {
  if (hasPyYaml) pyYaml.processes = new PyYaml(2)
  else console.log('python3 with PyYAML is not here: what it reads is not compared')
})
afterAll(() => pyYaml.processes?.close())

/** Runs a tape, holds the patch to all that needs no PyYAML. */
function run(tape: readonly number[]): Trial {
  const trial = runTrial(tape)
  if (trial.kind === 'patched') checkTrial(trial)
  return trial
}

/** PyYAML reads what was planned; it refuses what we do not read, but for what we refuse on purpose. */
async function compare(trials: readonly Trial[]): Promise<void> {
  const texts = trials.map((trial) => (trial.kind === 'patched' ? trial.after : trial.text))
  const loaded = await pyYaml.processes?.load(texts)
  loaded?.forEach(({ ok, data }, index) => {
    const trial = trials[index]
    if (trial?.kind === 'patched') {
      expect([trial.after, data]).toEqual([trial.after, comparable(wantedData(trial))])
    } else if (trial?.kind === 'unread' && trial.code === 'CONFIG_NOT_YAML')
      expect([trial.text, ok]).toEqual([trial.text, false])
  })
}

/** Shrinks what failed to the shortest tape, and fails with its document. */
function shrunk(failed: readonly number[]): Promise<void> {
  const property = fc.asyncProperty(TAPES, (tape) => compare([run(tape)]))
  return fc.assert(property, { examples: [[failed]], numRuns: 1, interruptAfterTimeLimit: 60_000 })
}

test(
  `${RUNS} random plans on random configs: nothing else changes, PyYAML reads what was planned`,
  { timeout: 180_000 + RUNS * 20 },
  async () => {
    const seed = SEED
    const began = performance.now()
    const kinds = { patched: 0, refused: 0, unread: 0 }
    let waiting: Promise<void> = Promise.resolve()
    for (let batch = 0; batch < RUNS / BATCH; batch += 1) {
      const tried = fc.sample(TAPES, { numRuns: BATCH, seed: seed + batch })
      const trials: Trial[] = []
      for (const tape of tried) {
        try {
          trials.push(run(tape))
        } catch {
          await shrunk(tape)
        }
      }
      for (const { kind } of trials) kinds[kind] += 1
      await waiting
      waiting = compare(trials).catch(() => findFailure(tried, trials))
    }
    await waiting
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${RUNS} random configs, seed ${seed}: ${JSON.stringify(kinds)}, ${seconds} s`)
    expect(kinds.patched).toBeGreaterThan(RUNS * 0.8)
    expect(kinds.refused).toBeLessThan(RUNS * 0.02)
  },
)

async function findFailure(tried: readonly (readonly number[])[], trials: readonly Trial[]): Promise<void> {
  for (const [index, trial] of trials.entries()) {
    try {
      await compare([trial])
    } catch {
      await shrunk(tried[index] ?? [])
    }
  }
}
