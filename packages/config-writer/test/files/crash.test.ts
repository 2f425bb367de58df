import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { listBackups, readBackup } from '@copilot-sync/config-writer'
import { afterAll, expect, test } from 'vitest'

import { canMount, mount, runScript, tempFolder, tidy } from './helpers.ts'
import { writeOnce } from './write-once.ts'

afterAll(tidy)

const old = `# old\n${'- a: 1\n'.repeat(2_000)}`
const wanted = `# new\n${'- b: 2.5\n'.repeat(2_000)}`

interface Case {
  readonly name: string
  /** Makes a config with the old text; gives its path and its state folder. */
  setUp(): { readonly config: string; readonly state: string }
  /** Whether a crash may leave a text that only the next run makes whole. */
  readonly mayTear: boolean
}

const cases: readonly Case[] = [
  {
    name: 'by rename',
    mayTear: false,
    setUp() {
      const folder = tempFolder()
      writeFileSync(join(folder, 'config.yaml'), old)
      return { config: join(folder, 'config.yaml'), state: join(folder, '.copilot-sync') }
    },
  },
  {
    name: 'in place, the config being a mount of a single file',
    mayTear: true,
    setUp() {
      const folder = tempFolder()
      mkdirSync(join(folder, 'host'))
      writeFileSync(join(folder, 'host/config.yaml'), old)
      writeFileSync(join(folder, 'config.yaml'), '')
      mount(join(folder, 'config.yaml'), '--bind', join(folder, 'host/config.yaml'))
      return { config: join(folder, 'config.yaml'), state: join(folder, '.copilot-sync') }
    },
  },
]

test.for(cases)(
  'a write $name survives a kill before each of its steps',
  { timeout: 60_000 },
  async (one, { skip }) => {
    if (one.mayTear && !canMount) skip('this user may not mount')
    const whole = one.setUp()
    const steps = (await runScript('write-and-die.ts', [whole.config, wanted, whole.state, '0'])).output
      .trim()
      .split('\n')
    expect(readFileSync(whole.config, 'utf8')).toBe(wanted)
    expect(steps).toContain(one.mayTear ? 'in-place:write' : 'config:fsync-folder')

    for (const [i, step] of steps.entries()) {
      const { config, state } = one.setUp()
      const { signal } = await runScript('write-and-die.ts', [config, wanted, state, String(i + 1)])
      expect({ step, signal }).toEqual({ step, signal: 'SIGKILL' })
      const left = readFileSync(config, 'utf8')
      if (!one.mayTear) expect([old, wanted]).toContain(left)

      const next = await writeOnce(config, wanted, { state })
      expect([old, wanted]).toContain(next.before)
      expect(next.mended).toBe(left !== old && left !== wanted)
      expect(readFileSync(config, 'utf8')).toBe(wanted)
      const place = { stateDir: state, realPath: config }
      expect((await readBackup(place, 'latest')).bytes.toString()).toBe(old)
      expect(await listBackups(place)).toHaveLength(1)
      const all = readdirSync(join(config, '..'), { recursive: true, encoding: 'utf8' })
      expect({ step, left: all.filter((name) => /tmp|claim|lock|in-place/.test(name)) }).toEqual({ step, left: [] })
    }
  },
)
