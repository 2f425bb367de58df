import { readLedger, readRunState, writeRunState } from '@copilot-sync/state'
import {
  explain,
  diff,
  listHistory,
  listModels,
  pause,
  reportOutcome,
  resume,
  sync,
  type SyncOptions,
} from '@copilot-sync/sync'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chat, suggest } from './helpers/asked.ts'
import { at, rowTarget } from './helpers/row-target.ts'
import { createTestRuntime } from './helpers/runtime.ts'

const mine = { model_name: 'mine', litellm_params: { model: 'openai/x' } }

function world() {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-rows-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const target = rowTarget('https://litellm.example/', [mine])
  const runtime = createTestRuntime(folder)
  const stateDir = join(folder, 'state')
  const options: SyncOptions = {
    config: 'none',
    catalog: 'catalog.json',
    remember: true,
    dryRun: false,
    timeoutMs: 1000,
    lockTimeoutMs: 1000,
    stateDir,
    target: () => target,
  }
  return {
    folder,
    target,
    runtime,
    options,
    state: { stateDir, identity: target.identity },
    offer: (...models: readonly object[]) =>
      writeFileSync(join(folder, 'catalog.json'), JSON.stringify({ data: models })),
    run: (more: Partial<SyncOptions> = {}) => sync(runtime, { ...options, ...more }),
  }
}

const limited = (id: string, max_prompt_tokens: number): object =>
  chat(id, { capabilities: { type: 'chat', limits: { max_prompt_tokens, max_output_tokens: 500 }, supports: {} } })

test('rows come, stay, change and go; those of others stay as they are', async () => {
  const { folder, target, offer, run } = world()
  offer(limited('a', 1000), chat('b'))
  const first = await run()
  expect(first.result).toMatchObject({ added: ['github_copilot/a', 'github_copilot/b'], backup: 'undo-1' })
  expect(first.texts).toEqual([])
  expect(target.row('github_copilot/a')).toMatchObject({
    litellm_params: { model: 'github_copilot/a' },
    model_info: { managed_by: 'copilot-sync', max_input_tokens: 1000 },
  })
  expect((await run()).result).toMatchObject({ changed: false, unchanged: 2, backup: null })

  const [key] = [...target.rows].find(([, row]) => row['model_name'] === 'github_copilot/a') ?? []
  offer(limited('a', 900), chat('b'))
  expect((await run()).result.updated).toMatchObject([{ name: 'github_copilot/a' }])
  expect(at(target.rows.get(key ?? ''), 'model_info', 'max_input_tokens')).toBe(900)

  offer(limited('a', 900))
  expect((await run({ prune: true })).result).toMatchObject({ removed: ['github_copilot/b'], backup: 'undo-3' })
  expect([...target.rows.values()].map((row) => row['model_name'])).toEqual(['mine', 'github_copilot/a'])
  expect(target.row('mine')).toEqual(mine)
  expect(readdirSync(folder).sort()).toEqual(['catalog.json', 'state'])
})

test('a model that is missed once is held, and so is one that something names', async () => {
  const { target, offer, run } = world()
  offer(chat('a'), chat('b'), chat('c'))
  await run()
  offer(chat('a'), chat('c'))
  expect((await run()).result.held).toMatchObject([{ name: 'github_copilot/b', reason: { code: 'MISSING' } }])
  target.named = ['github_copilot/b']
  expect((await run({ prune: true })).result.held).toMatchObject([
    { name: 'github_copilot/b', reason: { code: 'STILL_NAMED', places: ['router'] } },
  ])
  expect(target.rows.size).toBe(4)
})

test('half of it made: the result stands beside the error, and the next run makes the rest', async () => {
  const { target, runtime, state, offer, run } = world()
  offer(limited('a', 1000), chat('b'))
  await run()
  const before = await readLedger(state)
  offer(limited('a', 900), chat('b'), chat('c'))
  target.calls = 1
  const { result, error } = await run()
  expect(error).toMatchObject({ code: 'WRITE_FAILED', exit: 1 })
  expect(result).toMatchObject({ changed: true, added: ['github_copilot/c'], backup: 'undo-2' })
  expect(result.updated).toMatchObject([{ name: 'github_copilot/a' }])
  // Both values of the limit are ours, until it is known which of them stands.
  const { ledger } = await readLedger(state)
  const id = String(at(target.row('github_copilot/a'), 'model_info', 'id'))
  const hashes = ledger[id]?.['model_info.max_input_tokens']?.split(' ')
  expect(Object.keys(ledger).length).toBe(Object.keys(before.ledger).length + 1)
  expect(new Set(hashes).size).toBe(2)
  expect(target.row('github_copilot/c')).toBeDefined()
  expect(at(target.row('github_copilot/a'), 'model_info', 'max_input_tokens')).toBe(1000)

  target.calls = Infinity
  const rest = await run()
  expect(rest.error).toBeUndefined()
  expect(rest.result).toMatchObject({ added: [], updated: [{ name: 'github_copilot/a' }] })
  const after = await readLedger(state)
  expect(Object.values(after.ledger).some((row) => Object.values(row).some((hash) => hash.includes(' ')))).toBe(false)
  expect((await run()).result.changed).toBe(false)
  expect(runtime.steps.join()).not.toContain('anew')
})

test('half of it made, and the model gone before the rest: what was made goes again', async () => {
  const { target, offer, run } = world()
  offer(chat('a'))
  await run()
  offer(chat('a'), chat('b'), chat('c'))
  target.calls = 1
  await run()
  target.calls = Infinity
  offer(chat('a'))
  expect((await run({ prune: true })).result.removed).toEqual(['github_copilot/b'])
  expect(target.rows.size).toBe(2)
})

test.each([
  ['once', 1, null],
  ['twice', 2, 'CONFIG_CHANGED'],
] as const)('rows that somebody changes in between, %s', async (_, times, code) => {
  const { target, runtime, offer, run } = world()
  offer(chat('a'))
  let left: number = times
  target.meanwhile = () => void (left-- > 0 && (target.version += 1))
  if (code === null) expect((await run()).result.added).toEqual(['github_copilot/a'])
  else await expect(run()).rejects.toMatchObject({ code, exit: 9 })
  expect(target.rows.size).toBe(code === null ? 2 : 1)
  expect(runtime.steps.filter((step) => step.includes('anew'))).toHaveLength(1)
})

test('a saved plan is for the version that was seen', async () => {
  const { target, runtime, options, offer, run } = world()
  offer(chat('a'))
  await diff(runtime, { ...options, out: 'plan.json' })
  target.version += 1
  await expect(run({ plan: 'plan.json' })).rejects.toMatchObject({ code: 'PLAN_STALE', exit: 3 })
  await diff(runtime, { ...options, out: 'plan.json' })
  expect((await run({ plan: 'plan.json' })).result.added).toEqual(['github_copilot/a'])
})

test('a pause holds, also with settings that are broken', async () => {
  const { folder, target, runtime, options, offer, run } = world()
  offer(chat('a'))
  writeFileSync(join(folder, 'broken.yaml'), 'hold: {')
  await pause(runtime, { ...options, settings: 'broken.yaml' })
  expect((await run()).result).toMatchObject({ changed: false, paused: { until: null } })
  expect(target.rows.size).toBe(1)
  expect(await resume(runtime, options)).toMatchObject({ changed: true, config: target.identity })
  expect((await run()).result.changed).toBe(true)
})

test('what a restore undid is held while version, catalog and rules are those', async () => {
  const { target, state, offer, run } = world()
  offer(chat('a'))
  await run()
  const last = [...target.rows].at(-1)
  target.rows.delete(last?.[0] ?? '')
  target.version += 1
  // A target that restores says so: its version, and the backup that it was restored from.
  const { version } = await target.open()
  const hold = { since: new Date(0).toISOString(), backup: 'undo-1', config: version ?? '', catalog: null, rules: null }
  const { state: _, ...known } = await readRunState(state)
  await writeRunState(state, { ...known, hold })
  expect((await run()).result).toMatchObject({
    changed: false,
    held: [{ name: 'github_copilot/a', reason: { code: 'RESTORED' } }],
  })
  target.version += 1
  expect((await run()).result.added).toEqual(['github_copilot/a'])
})

test('a hold stands although the version was another for a moment', async () => {
  const { target, state, offer, run } = world()
  offer(chat('a'))
  await run()
  target.rows.delete([...target.rows.keys()].at(-1) ?? '')
  const { version } = target
  const hold = {
    since: new Date(0).toISOString(),
    backup: 'undo-1',
    config: `rows@${version}`,
    catalog: null,
    rules: null,
  }
  const { state: _, ...known } = await readRunState(state)
  await writeRunState(state, { ...known, hold })
  const held = { changed: false, held: [{ reason: { code: 'RESTORED' } }] }
  expect((await run()).result).toMatchObject(held)
  target.version += 1
  target.meanwhile = () => void (target.version = version)
  expect((await run()).result).toMatchObject(held)
  target.meanwhile = () => {}
  expect((await run()).result).toMatchObject(held)
})

test('questions, history and page know such a target too', async () => {
  const { folder, target, runtime, options, offer, run } = world()
  offer(chat('a'))
  const outcome = await run()
  const { models } = await listModels(runtime, { ...options, all: false })
  expect(models).toMatchObject([{ id: 'a' }])
  const answer = await explain(runtime, { ...options, model: 'a', suggest })
  expect(answer).toMatchObject({ status: 'served', names: ['github_copilot/a'] })
  expect(await listHistory(runtime, options)).toMatchObject({
    config: target.identity,
    events: [{ run: { backup: 'undo-1' } }],
  })
  const words = { reason: () => '', rule: () => '' }
  await reportOutcome(runtime, outcome, { file: 'page.html', command: 'sync', written: true, warnings: [], words })
  expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('github_copilot/a')
})
