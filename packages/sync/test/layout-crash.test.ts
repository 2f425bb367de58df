import { parseConfig } from '@copilot-sync/config-writer'
import { sync } from '@copilot-sync/sync'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { createKiller, type Killer } from './helpers/create-killer.ts'
import { createTestRuntime } from './helpers/runtime.ts'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const FILE = 'copilot-models.yaml'
/** From the first write on; taking and giving back the lock is the lock's own test. */
const AT = /^(?!lock|unlock|leftovers|backup|prune)/
const OPTIONS = { config: 'config.yaml', catalog: 'catalog.json', dryRun: false, timeoutMs: 1000, lockTimeoutMs: 1000 }
const mine = '  - model_name: mine\n    litellm_params: {model: openai/x}\n'

let killer: Killer
beforeAll(async () => {
  killer = await createKiller()
}, 60_000)
afterAll(() => killer.dispose())

const text = (folder: string, name: string): string =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''

/** The names that LiteLLM would serve from what stands there now; throws where it would not start. */
function served(folder: string): string[] {
  const config = parseConfig(text(folder, 'config.yaml'), 'config.yaml')
  const list = config.value('model_list') === null ? [] : config.entries
  const names = list.map(({ name }) => name ?? '')
  if (!config.keys.includes('include')) return names
  const included = parseConfig(text(folder, FILE), FILE)
  if (included.listStyle === 'null') throw new Error('a null list takes the place of all others')
  return [...names, ...included.entries.map(({ name }) => name ?? '')]
}

interface Case {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Models that the catalog has then. */
  readonly models: readonly string[]
}

const tried = sweep(4)

test.for<Case>([
  { name: 'into the file', from: '', to: 'layout: include\n', models: ['gpt-b', 'gpt-c'] },
  { name: 'back into the config', from: 'layout: include\n', to: '', models: ['gpt-a', 'gpt-b'] },
])(
  `$name: a kill before ${tried.each} its steps leaves each model served; the next run ends it`,
  { timeout: 120_000 },
  async (one) => {
    const space = createWorkspace({ 'config.yaml': `model_list:\n${mine}z: 1\n`, 'copilot-sync.yaml': one.from })
    space.models('gpt-a', 'gpt-b')
    await space.sync()
    space.write('copilot-sync.yaml', one.to)
    space.models(...one.models)
    const before = served(space.folder)
    const whole = copyOf(space)
    const { steps } = await killer.actAndDie(whole, 'sync', 0)
    const wanted = { config: text(whole, 'config.yaml'), include: text(whole, FILE) }
    const stay = before.filter((name) => served(whole).includes(name))
    expect(stay.length).toBeGreaterThan(1)
    const killed = [...steps.entries()].filter(([, step]) => AT.test(step))
    expect(killed.length).toBeGreaterThan(8)

    for (const [index, step] of killed.filter((_, at) => tried.tries(at))) {
      const folder = copyOf(space)
      const { signal } = await killer.actAndDie(folder, 'sync', index + 1)
      expect({ step, signal }).toEqual({ step, signal: 'SIGKILL' })
      expect({ step, gone: stay.filter((name) => !served(folder).includes(name)) }).toEqual({ step, gone: [] })

      await sync(createTestRuntime(folder), OPTIONS)
      expect({ step, config: text(folder, 'config.yaml'), include: text(folder, FILE) }).toEqual({ step, ...wanted })
      const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /tmp|claim/.test(name))
      expect({ step, left }).toEqual({ step, left: [] })
      rmSync(folder, { recursive: true })
    }
  },
)

function copyOf({ folder }: Workspace): string {
  const copy = mkdtempSync(join(tmpdir(), 'copilot-sync-crash-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}
