import { listBackups, readBackup, readLedger, readRunState } from '@copilot-sync/state'
import {
  configTarget,
  diff,
  pause,
  resume,
  sync,
  type Settings,
  type SyncOptions,
  type TargetMaker,
} from '@copilot-sync/sync'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chat } from './helpers/asked.ts'
import { memoryStore, type MemoryStore } from './helpers/memory-store.ts'
import { createTestRuntime } from './helpers/runtime.ts'

const IDENTITY = 'configmap:litellm/config.yaml'
const own = '# by hand\nmodel_list:\n  - model_name: mine\n    litellm_params: {model: openai/x}\n'

/** Runs over a store in memory; the state folder is all that lies on disk, beside catalog and settings. */
function world(text: string | null = own) {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = memoryStore(IDENTITY, text)
  const runtime = createTestRuntime(folder)
  const target: TargetMaker = ({ layout, images }: Settings, { stateDir, whose }) =>
    configTarget({
      store,
      place: null,
      state: { stateDir, identity: store.identity },
      home: layout,
      whose,
      callback: images === 'hook' ? 'a callback' : null,
    })
  const stateDir = join(folder, 'state')
  const options: SyncOptions = {
    config: 'none.yaml',
    catalog: 'catalog.json',
    dryRun: false,
    timeoutMs: 1000,
    lockTimeoutMs: 1000,
    stateDir,
    target,
  }
  const offer = (...models: readonly object[]): void =>
    writeFileSync(join(folder, 'catalog.json'), JSON.stringify({ data: models }))
  const settings = (words: string): Partial<SyncOptions> => {
    writeFileSync(join(folder, 'settings.yaml'), words)
    return { settings: 'settings.yaml' }
  }
  return {
    folder,
    store,
    runtime,
    options,
    state: { stateDir, identity: IDENTITY },
    offer,
    settings,
    run: (more: Partial<SyncOptions> = {}) => sync(runtime, { ...options, ...more }),
  }
}

const limited = (id: string, max_prompt_tokens: number): object =>
  chat(id, { capabilities: { type: 'chat', limits: { max_prompt_tokens, max_output_tokens: 500 }, supports: {} } })

test('adds, then nothing, then a changed limit: the text is that of a file, and state lies in its folder alone', async () => {
  const { folder, store, state, offer, run } = world()
  offer(chat('a'), limited('b', 1000))
  const first = await run()
  expect(first.result).toMatchObject({ added: ['github_copilot/a', 'github_copilot/b'], config: IDENTITY })
  expect(first.texts).toEqual([{ path: IDENTITY, before: own, after: store.text }])
  expect(store.text).toContain(own)

  const [text, puts] = [store.text, store.count.replace]
  expect((await run()).result).toMatchObject({ changed: false, unchanged: 2, backup: null })
  expect([store.text, store.count.replace]).toEqual([text, puts])

  offer(chat('a'), limited('b', 900))
  const third = await run()
  expect(third.result.updated).toMatchObject([
    { name: 'github_copilot/b', fields: [{ path: 'model_info.max_input_tokens', from: 1000, to: 900 }] },
  ])
  expect(readdirSync(folder).sort()).toEqual(['catalog.json', 'state'])
  expect(Object.keys((await readLedger(state)).ledger)).toHaveLength(2)
  expect((await readRunState(state)).last).toMatchObject({ catalog: { models: 2 } })
})

test('each write has a backup of what was there', async () => {
  const { state, store, offer, run } = world()
  offer(chat('a'))
  const { result } = await run()
  const [before] = [store.text]
  offer(chat('a'), chat('b'))
  await run()
  expect((await listBackups(state)).map(({ id }) => id)[1]).toBe(result.backup)
  const texts = await Promise.all((await listBackups(state)).map(({ id }) => readBackup(state, id)))
  expect(texts.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([before, own])
})

test('what something names is held', async () => {
  const { store, offer, run } = world(`${own}router_settings:\n  model_group_alias: {best: github_copilot/b}\n`)
  offer(chat('a'), chat('b'))
  await run()
  offer(chat('a'))
  const { result } = await run({ prune: true })
  expect(result).toMatchObject({
    changed: false,
    removed: [],
    held: [{ name: 'github_copilot/b', reason: { code: 'STILL_NAMED' } }],
  })
  store.text = store.text?.replace(/router_settings:[^]*?(?=\S*$)/, '') ?? null
  expect((await run({ prune: true })).result.removed).toEqual(['github_copilot/b'])
})

test.each<[what: string, times: number, code: string | null]>([
  ['once: it is planned anew, and both changes stand', 1, null],
  ['again: it is refused, and theirs stands', 2, 'CONFIG_CHANGED'],
])('a store that moves between plan and write, %s', async (_, times, code) => {
  const { runtime, store, offer, run } = world()
  offer(chat('a'))
  const move = (it: MemoryStore) => (time: number) => void (time <= times && (it.text = `${it.text}# theirs ${time}\n`))
  store.meanwhile = move(store)
  const running = run()
  if (code === null) expect((await running).result.added).toEqual(['github_copilot/a'])
  else await expect(running).rejects.toMatchObject({ code, exit: 9 })
  expect(store.text).toContain(`# theirs ${times}\n`)
  expect(store.text?.includes('github_copilot/a')).toBe(code === null)
  expect(runtime.steps.filter((step) => step.includes('planning anew'))).toHaveLength(1)
  // A later run is none the wiser.
  store.meanwhile = () => {}
  await run()
  expect((await run()).result).toMatchObject({ changed: false, unchanged: 1 })
})

test.each([
  ['layout: include', /cannot stand in one/, 'layout: inline'],
  ['images: hook', /image callback/, 'images: off'],
])('%s needs a folder, which is said', async (words, message, hint) => {
  const { store, offer, run, settings } = world()
  offer(chat('a'))
  await expect(run(settings(words))).rejects.toMatchObject({
    code: 'UNSAFE_EDIT',
    exit: 6,
    message: expect.stringMatching(message),
    hint: expect.stringContaining(hint),
    place: { file: IDENTITY },
  })
  expect(store.text).toBe(own)
})

test('where there is nothing, only --create begins', async () => {
  const { store, offer, run } = world(null)
  offer(chat('a'))
  await expect(run()).rejects.toMatchObject({ code: 'CONFIG_NOT_FOUND', exit: 6, place: { file: IDENTITY } })
  expect((await run({ create: true })).result).toMatchObject({ added: ['github_copilot/a'], backup: null })
  expect(store.text).toContain('github_copilot/a')
})

test('a plan is saved, looked at, and applied; a store that moved makes it stale', async () => {
  const { runtime, options, store, offer, run } = world()
  offer(chat('a'))
  await diff(runtime, { ...options, out: 'plan.json' })
  expect(store.count.replace).toBe(0)
  expect((await run({ plan: 'plan.json' })).result.added).toEqual(['github_copilot/a'])
  await expect(run({ plan: 'plan.json' })).rejects.toMatchObject({ code: 'PLAN_STALE', exit: 3 })
})

test('while paused nothing is put, whatever the catalog says', async () => {
  const { runtime, options, store, offer, run } = world()
  offer(chat('a'))
  await pause(runtime, { ...options, reason: 'release' })
  expect((await run()).result).toMatchObject({ changed: false, paused: { reason: 'release' } })
  expect(store.text).toBe(own)
  expect(await resume(runtime, options)).toMatchObject({ config: IDENTITY, changed: true })
  expect((await run()).result.changed).toBe(true)
})

test('two stores share a state folder, and no state', async () => {
  const { runtime, options, state, offer, run } = world()
  offer(chat('a'))
  await run()
  const other = memoryStore('configmap:other/config.yaml', own)
  const target: TargetMaker = (_, { stateDir, whose }) =>
    configTarget({
      store: other,
      place: null,
      state: { stateDir, identity: other.identity },
      home: 'inline',
      whose,
      callback: null,
    })
  offer(chat('b'))
  expect((await sync(runtime, { ...options, target })).result.added).toEqual(['github_copilot/b'])
  expect(Object.keys((await readLedger(state)).ledger)).toHaveLength(1)
  expect(await listBackups({ ...state, identity: other.identity })).toHaveLength(1)
  offer(chat('a'))
  expect((await run()).result.changed).toBe(false)
})

test('what a dead run left in the state folder goes', async () => {
  const { state, offer, run } = world()
  offer(chat('a'))
  await run()
  const left = join(state.stateDir, '.copilot-sync-1-0123456789ab.tmp')
  writeFileSync(left, '')
  await run()
  expect(readdirSync(state.stateDir).filter((name) => name.endsWith('.tmp'))).toEqual([])
})
