import { listBackups } from '@copilot-sync/state'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweep, wholeSweeps } from '../../../scripts/sweep.ts'
import { act, type ActionName } from './helpers/act.ts'
import { checkLeft, checkNext, contentsOf, look, placeOf } from './helpers/check-kill.ts'
import { createKiller, type Killer } from './helpers/create-killer.ts'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const CONFIG = 'config.yaml'
let killer: Killer
let kills = 0

beforeAll(async () => {
  killer = await createKiller()
}, 60_000)

afterAll(() => killer.dispose())

interface Case {
  readonly name: string
  /** What is killed; then it is done again, whole. */
  readonly action: ActionName
  /** The state that it starts from. */
  readonly setUp: (space: Workspace) => Promise<unknown>
  /** Steps that it must have: else the case does not show what it says. */
  readonly steps: RegExp
  /** How many backups it removes on purpose. */
  readonly prunes?: number
}

const hook = 'images: hook\n'
const synced = async (space: Workspace, ...models: readonly string[]): Promise<unknown> => {
  space.models(...models)
  return space.sync()
}

const cases: readonly Case[] = [
  { name: 'a first sync', action: 'sync', setUp: async ({ models }) => models('a', 'b'), steps: /config:rename/ },
  {
    name: 'a sync that adds, changes and removes, with a callback that comes',
    action: 'sync',
    steps: /companion:rename/,
    async setUp(space) {
      await synced(space, 'a', 'b')
      space.write('copilot-sync.yaml', `${hook}max_tokens: context\n`)
      space.models('b', 'c')
    },
  },
  {
    name: 'a sync with a callback that goes, and backups that are too many',
    action: 'sync',
    steps: /companion:unlink[^]*prune:unlink/,
    prunes: 1,
    async setUp(space) {
      space.write('copilot-sync.yaml', hook)
      await synced(space, 'a')
      await synced(space, 'a', 'b')
      space.write('copilot-sync.yaml', 'backup: { keep: 2 }\n')
      space.models('b')
    },
  },
  {
    name: 'a sync whose text is backed up already, after a run that was killed',
    action: 'sync',
    steps: /lock:stale[^]*leftovers:unlink[^]*backup:refresh/,
    async setUp(space) {
      await synced(space, 'a')
      await act(space.runtime, 'backup')
      space.models('b')
      await killer.actAndDie(space.folder, 'sync', 12)
      space.write('.copilot-sync-7-0123456789ab.tmp', 'left')
    },
  },
  {
    name: 'a sync that writes into an included file',
    action: 'sync',
    steps: /backup-file:rename/,
    async setUp(space) {
      space.write('copilot-sync.yaml', 'layout: include\n')
      await synced(space, 'a')
      await synced(space, 'a', 'b')
      space.models('b', 'c')
    },
  },
  {
    name: 'a sync that starts a config',
    action: 'create',
    steps: /config:rename/,
    async setUp(space) {
      space.remove(CONFIG)
      space.models('a')
    },
  },
  {
    name: 'a sync that writes nothing, of another catalog',
    action: 'sync',
    steps: /state:rename/,
    async setUp(space) {
      await synced(space, 'a')
      space.write('catalog.json', space.read('catalog.json').replace('"supports":{}', '"family":"x","supports":{}'))
    },
  },
  {
    name: 'a restore',
    action: 'restore',
    steps: /state:fsync[^]*backup:rename[^]*config:rename/,
    setUp: (space) => synced(space, 'a', 'b'),
  },
  {
    name: 'a restore that brings back files',
    action: 'restore',
    steps: /companion:rename[^]*config:rename/,
    async setUp(space) {
      space.write('copilot-sync.yaml', hook)
      await synced(space, 'a')
      space.write('copilot-sync.yaml', '')
      await synced(space, 'a')
    },
  },
  { name: 'a backup', action: 'backup', setUp: (space) => synced(space, 'a'), steps: /backup:rename/ },
  {
    name: 'pruning',
    action: 'prune',
    steps: /prune:unlink/,
    prunes: 2,
    async setUp(space) {
      for (const models of ['a', 'b', 'c']) await synced(space, models)
    },
  },
  { name: 'a pause', action: 'pause', setUp: (space) => synced(space, 'a'), steps: /state:fsync/ },
  {
    name: 'the end of a hold',
    action: 'resume',
    steps: /state:rename/,
    async setUp(space) {
      await synced(space, 'a')
      await act(space.runtime, 'restore')
      await act(space.runtime, 'pause')
    },
  },
]

const own = 'model_list:\n  - model_name: mine # paid\n    litellm_params: {model: openai/x}\nz: 1\n'
const styles = [
  { style: 'a block list', text: own },
  {
    style: 'a flow list with CRLF and a BOM',
    text: '\uFEFFmodel_list: [{model_name: mine, litellm_params: {model: x}}]\r\n',
  },
]

const all = styles
  .flatMap(({ style, text }) => cases.map((one) => ({ one, style, text })))
  .filter(({ one, style }) => style === 'a block list' || /sync|restore/.test(one.action))
  .map(({ one, style, text }, at) => ({ one, style, text, at }))

const triedCases = sweep(5)
const triedSteps = sweep(8)
const name = `$one.name: killed before ${triedSteps.each} its steps ($style)`

test.for(all)(name, { timeout: 180_000 }, async ({ one, text, at }, { skip }) => {
  if (!triedCases.tries(at)) skip('tried in CI')
  const space = createWorkspace({ [CONFIG]: text })
  await one.setUp(space)
  const before = look(space.folder)
  const whole = copyOf(space.folder)
  const { steps } = await killer.actAndDie(whole, one.action, 0)
  expect(steps.join('\n')).toMatch(one.steps)
  const after = look(whole)
  const backups = await contentsOf(space.folder)
  const [newest] = await listBackups(placeOf(space.folder))

  const waiting = [...steps.entries()].filter(([index]) => triedSteps.tries(index + at))
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [index, step] = next
      const folder = copyOf(space.folder)
      const { signal } = await killer.actAndDie(folder, one.action, index + 1)
      expect({ step, signal }).toEqual({ step, signal: 'SIGKILL' })
      kills += 1
      await checkLeft(folder, step, { before, after, backups, prunes: one.prunes ?? 0 })
      await checkNext(folder, step, { action: one.action, id: newest?.id, after })
      rmSync(folder, { recursive: true })
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker))
})

test('at least 500 kills were made', ({ skip }) => {
  if (!wholeSweeps || kills === 0) skip('not all kills were asked for')
  console.log(`${kills} kills`)
  expect(kills).toBeGreaterThanOrEqual(500)
})

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'copilot-sync-killed-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}
