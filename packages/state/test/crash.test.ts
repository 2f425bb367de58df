import { listBackups, readBackup } from '@copilot-sync/state'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { canMount, mount, plantLock, runScript, tempFolder, tidy } from './helpers.ts'
import { writeOnce } from './write-once.ts'

afterAll(tidy)

const old = `# old\n${'- a: 1\n'.repeat(2_000)}`
const wanted = `# new\n${'- b: 2.5\n'.repeat(2_000)}`

interface Config {
  readonly config: string
  readonly state: string
}

interface Case {
  readonly name: string
  /** Makes a config with the old text; gives its path and its state folder. */
  setUp(): Config | Promise<Config>
  /** The steps before which it is killed. */
  readonly steps: RegExp
  readonly needsMount?: boolean
}

function newConfig(): Config {
  const folder = tempFolder()
  writeFileSync(join(folder, 'config.yaml'), old)
  return { config: join(folder, 'config.yaml'), state: join(folder, '.copilot-sync') }
}

const cases: readonly Case[] = [
  { name: 'by rename', setUp: newConfig, steps: /./ },
  {
    name: 'after a take-over of a stale lock',
    steps: /lock/,
    async setUp() {
      const { config, state } = newConfig()
      await plantLock(state, { start: '1' })
      return { config, state }
    },
  },
  {
    name: 'in place, the config being a mount of a single file',
    steps: /in-place|journal/,
    needsMount: true,
    setUp() {
      const { config, state } = newConfig()
      const source = newConfig().config
      mount(config, '--bind', source)
      return { config, state }
    },
  },
]

const tried = sweep(4)

test.for(cases)(
  `a write $name survives a kill before ${tried.each} its steps`,
  { timeout: 60_000 },
  async (one, { skip }) => {
    if (one.needsMount && !canMount) skip('this user may not mount')
    const whole = await one.setUp()
    const steps = (await runScript('write-and-die.ts', [whole.config, wanted, whole.state, '0'])).output
      .trim()
      .split('\n')
    expect(readFileSync(whole.config, 'utf8')).toBe(wanted)
    const killed = [...steps.entries()].filter(([, step]) => one.steps.test(step))
    expect(killed.length).toBeGreaterThan(5)

    for (const [i, step] of killed.filter((_, at) => tried.tries(at))) {
      const { config, state } = await one.setUp()
      const { signal } = await runScript('write-and-die.ts', [config, wanted, state, String(i + 1)])
      expect({ step, signal }).toEqual({ step, signal: 'SIGKILL' })
      const left = readFileSync(config, 'utf8')
      if (!one.needsMount) expect([old, wanted]).toContain(left)

      const next = await writeOnce(config, wanted, { state })
      expect([old, wanted]).toContain(next.before)
      expect(next.repaired).toBe(left !== old && left !== wanted)
      expect(readFileSync(config, 'utf8')).toBe(wanted)
      const place = { stateDir: state, identity: config }
      expect((await readBackup(place, 'latest')).bytes.toString()).toBe(old)
      expect(await listBackups(place)).toHaveLength(1)
      const all = readdirSync(join(config, '..'), { recursive: true, encoding: 'utf8' })
      expect({ step, left: all.filter((name) => /tmp|claim|lock|in-place/.test(name)) }).toEqual({ step, left: [] })
    }
  },
)
