import { type CommonOptions, listHistory, nodeFiles, showHistory } from '@copilot-sync/sync'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gatherRules } from '../src/inputs/rules/gather-rules.ts'
import { ruleVersion } from '../src/inputs/rules/rule-version.ts'
import { defaults } from '../src/inputs/settings/settings.ts'
import { readRunNote } from '../src/memory/run-note.ts'
import { createWorkspace } from './helpers/workspace.ts'

const common: CommonOptions = { config: 'config.yaml', timeoutMs: 1000 }
const REMEMBER = { remember: true }

/** A config that serves these models, and remembers them. */
async function following(...ids: string[]) {
  const workspace = createWorkspace({ 'config.yaml': 'model_list: []\n' })
  workspace.models(...ids)
  await workspace.sync(REMEMBER)
  return workspace
}

test('what is missing is held, and pruned', async () => {
  const { diff, models, read, sync } = await following('a', 'b')
  const before = read('config.yaml')
  models('a')
  const { result } = await sync(REMEMBER)
  expect(result).toMatchObject({
    changed: false,
    held: [{ name: 'github_copilot/b', reason: { code: 'MISSING' }, fetches: 1 }],
  })
  expect(read('config.yaml')).toBe(before)
  expect((await diff({ ...REMEMBER, prune: true })).result.removed).toEqual(['github_copilot/b'])
  expect((await diff(REMEMBER)).result.removed).toEqual([])
  expect((await sync({ ...REMEMBER, prune: true })).result).toMatchObject({ removed: ['github_copilot/b'], held: [] })
})

test('the history tells what came and went, who began it and what was forced', async () => {
  const { models, runtime, sync, write } = await following('a')
  write('copilot-sync.yaml', 'newModels: propose\nhold: { fetches: 1, days: 0d }\n')
  models('a', 'b')
  expect((await sync(REMEMBER)).result).toMatchObject({ added: [], held: [{ reason: { code: 'NEW_MODEL' } }] })
  await sync({ ...REMEMBER, force: ' wanted\nby ghp_0123456789abcdefghij0123456789abcdef ', scheduled: true })
  expect(runtime.warnings.join()).toContain('accepted by --force: NEW_MODEL')
  models('b')
  await sync(REMEMBER)

  const { events, kept, lastFetch } = await listHistory(runtime, { ...common, limit: 3 })
  expect(kept).toBe(4)
  expect(lastFetch).toBe(events[0]?.at)
  expect(events).toMatchObject([
    {
      went: [{ id: 'a', reason: { code: 'MISSING', seen: null } }],
      run: { removed: ['github_copilot/a'], by: 'manual' },
    },
    {
      appeared: [],
      run: { added: ['github_copilot/b'], by: 'scheduled', accepted: [{ code: 'NEW_MODEL' }], held: [] },
    },
    {
      appeared: ['b'],
      run: {
        added: [],
        forced: null,
        held: [{ code: 'NEW_MODEL', name: 'github_copilot/b', reason: { code: 'NEW_MODEL', seen: [] } }],
      },
    },
  ])
  expect(events[1]?.run.forced).toMatch(/^wanted by (?!ghp_)\S+$/)
  const at = events[1]?.at ?? ''
  expect((await showHistory(runtime, { ...common, at })).event).toEqual(events[1])
  const second = at.slice(0, 19)
  for (const printed of [`${second}Z`, second, second.replace('T', ' '), `${at.slice(0, 16).replace('T', ' ')} UTC`]) {
    expect((await showHistory(runtime, { ...common, at: printed })).event.at.slice(0, 16)).toBe(at.slice(0, 16))
  }
  expect((await showHistory(runtime, { ...common, at: 'latest' })).event).toEqual(events[0])
  await expect(showHistory(runtime, { ...common, at: '1999' })).rejects.toMatchObject({ code: 'HISTORY_NOT_FOUND' })
})

test('a refused answer still shows what it has: that is missing no more', async () => {
  const all = 'a b c d e f g h i j k l'.split(' ')
  const { models, sync, write } = await following(...all)
  write('copilot-sync.yaml', 'hold: { fetches: 2, days: 0d }\n')
  models('a', 'b')
  expect((await sync(REMEMBER)).result.held).toHaveLength(10)
  for (const answer of [
    ['a', 'b'],
    ['a', 'b', 'c'],
  ]) {
    models(...answer)
    await expect(sync(REMEMBER)).rejects.toMatchObject({ code: 'TOO_MANY_REMOVALS' })
  }
  models(...all.filter((id) => id !== 'c'))
  expect((await sync(REMEMBER)).result).toMatchObject({
    removed: [],
    held: [{ name: 'github_copilot/c', reason: { code: 'MISSING' }, fetches: 1 }],
  })
})

test('a memory that cannot be kept is told beside what was written', async () => {
  const { models, path, read, sync } = await following('a')
  const dir = path(`.copilot-sync/memory/${readdirSync(path('.copilot-sync/memory'))[0]}`)
  rmSync(join(dir, 'memory.json'))
  mkdirSync(join(dir, 'memory.json'))
  models('a', 'b')
  const { result, error } = await sync(REMEMBER)
  expect(error).toMatchObject({ code: 'STATE_UNREADABLE' })
  expect(result).toMatchObject({ added: ['github_copilot/b'], backup: expect.any(String) })
  expect(read('config.yaml')).toContain('github_copilot/b')
})

test('of no memory and of a broken one', async () => {
  const { folder, models, path, runtime, sync, write } = await following('a', 'b')
  const dir = `.copilot-sync/memory/${readdirSync(path('.copilot-sync/memory'))[0]}`
  write(`${dir}/memory.json`, '{')
  expect((await listHistory(runtime, common)).lastFetch).toBeNull()
  models('a')
  expect((await sync(REMEMBER)).result.held).toMatchObject([{ name: 'github_copilot/b', reason: { code: 'MISSING' } }])
  expect(runtime.warnings.filter((text) => text.includes(dir))).toHaveLength(2)
  const elsewhere = { ...common, stateDir: `${folder}/elsewhere` }
  expect(await listHistory(runtime, elsewhere)).toMatchObject({ events: [], kept: 0, lastFetch: null })
  await expect(showHistory(runtime, { ...elsewhere, at: 'latest' })).rejects.toMatchObject({
    code: 'HISTORY_NOT_FOUND',
  })
})

test('state_dir in the settings, unless a flag says otherwise', async () => {
  const { models, path, runtime, sync, write, files } = createWorkspace({ 'config.yaml': 'model_list: []\n' })
  write('copilot-sync.yaml', 'state_dir: state\n')
  models('a')
  await sync(REMEMBER)
  expect(files()).toEqual(['config.yaml', 'copilot-sync.yaml', 'state'])
  expect((await listHistory(runtime, common)).kept).toBe(1)
  expect((await listHistory(runtime, { ...common, stateDir: path('elsewhere') })).kept).toBe(0)
})

test.each([
  ['copilot-sync.yaml', 'images: what\n', '.copilot-sync'],
  ['copilot-sync.yaml', 'state_dir: [a\n', '.copilot-sync'],
  ['copilot-sync.yaml', '# state_dir: other\nimages: [\nstate_dir: .copilot-sync/../kept  # here\n', 'kept'],
  ['copilot-sync.yaml', 'state_dir: "kept"\nimages: what\n', 'kept'],
  ['copilot-sync.json', '{\n  "state_dir": "kept",\n  "images": 1,\n', 'kept'],
])('broken settings stop no look at what is kept: %s with %j', async (name, text, folder) => {
  const { path, runtime, write } = await following('a')
  if (folder !== '.copilot-sync') renameSync(path('.copilot-sync'), path(folder))
  write(name, text)
  expect((await listHistory(runtime, common)).kept).toBe(1)
  expect(runtime.warnings.join()).toContain(path(folder))
})

test('a saved plan holds what it was made with', async () => {
  const { diff, models, sync } = await following('a', 'b')
  models('a')
  await diff({ ...REMEMBER, prune: true, force: 'gone', out: 'plan.json' })
  expect((await sync({ ...REMEMBER, plan: 'plan.json' })).result.removed).toEqual(['github_copilot/b'])
})

test('what a fallback names stays', async () => {
  const { models, read, sync, write } = await following('a', 'b')
  write('config.yaml', `${read('config.yaml')}router_settings:\n  fallbacks: [{x: [github_copilot/b]}]\n`)
  models('a')
  expect((await sync()).result.held).toMatchObject([{ name: 'github_copilot/b', reason: { code: 'STILL_NAMED' } }])
  expect((await sync({ force: 'x goes too' })).result.removed).toEqual(['github_copilot/b'])
})

test('settings that shape entries, and rules, make another version; others do not', async () => {
  const version = async (more: object) => {
    const settings = { ...defaults, ...more }
    return ruleVersion(await gatherRules(settings, nodeFiles('.')), settings)
  }
  const plain = await version({})
  expect(await version({ hold: { fetches: 1, days: 1 }, backup: { keep: 1, max_age_days: 1 }, file: '/x' })).toBe(plain)
  const others = [{ costs: 'catalog' }, { overrides: { a: { mode: 'chat' } } }, { flags: { x: 'model_info.x' } }]
  expect(new Set([plain, ...(await Promise.all(others.map(version)))]).size).toBe(4)
})

test.each([
  [undefined, {}],
  ['text', {}],
  [
    {
      by: 'scheduled',
      forced: 'x',
      pruned: true,
      added: ['a', 1],
      accepted: [{ code: 'A', message: 'b' }, { code: 'B', what: 'c' }, { code: 1 }, null],
    },
    { by: 'scheduled', forced: 'x', pruned: true, added: ['a'], accepted: [{ code: 'A', message: 'b' }] },
  ],
])('a note of a run is read with care: %j', (value, expected) => {
  const nothing = {
    by: 'manual',
    forced: null,
    accepted: [],
    held: [],
    pruned: false,
    added: [],
    updated: [],
    removed: [],
    backup: null,
  }
  expect(readRunNote(value)).toEqual({ ...nothing, ...expected })
})
