import { diff, pause, previewRestore, restoreBackup, resume, sync, verifyBackups } from '@copilot-sync/sync'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTestRuntime } from './helpers/runtime.ts'
import { createWorkspace, type Workspace } from './helpers/workspace.ts'

const own = 'model_list:\n  - model_name: mine\n    litellm_params: {model: openai/x}\n'
const common = { config: 'config.yaml', timeoutMs: 1000, lockTimeoutMs: 1000 }
const options = { ...common, catalog: 'catalog.json', dryRun: false }

function workspace(...models: readonly string[]): Workspace {
  const space = createWorkspace({ 'config.yaml': own })
  space.models(...models)
  return space
}

/** Does something each time that a step comes, at most so many times. */
function atStep(wanted: string, times: number, act: (time: number) => void) {
  let count = 0
  return (name: string): void => {
    if (name === wanted && count < times) act((count += 1))
  }
}

describe('a config that somebody else changes between plan and write', () => {
  test('once: it is planned anew, and both changes stand', async () => {
    const { folder, read, write } = workspace('a')
    const fault = atStep('config:check', 1, () => write('config.yaml', `${own}  # theirs\n`))
    const runtime = createTestRuntime(folder, { step: fault })
    const { result } = await sync(runtime, options)
    expect(result.added).toEqual(['github_copilot/a'])
    for (const part of ['# theirs\n', 'github_copilot/a']) expect(read('config.yaml')).toContain(part)
    expect(runtime.steps.join()).toContain('planning anew')
    const { text } = await previewRestore(runtime, { ...common, id: 'latest' })
    expect(text.after).toBe(`${own}  # theirs\n`)
  })

  test.for([
    ['again', 'config:check', 'CONFIG_CHANGED', 9],
    ['right behind the write', 'config:read-back', 'WRITE_FAILED', 1],
  ] as const)('%s: it is refused, and theirs stands', async ([, step, code, exit]) => {
    const { folder, path, read, write } = workspace('a')
    const fault = atStep(step, 2, (time) => write('config.yaml', `${own}# theirs ${time}\n`))
    await expect(sync(createTestRuntime(folder, { step: fault }), options)).rejects.toMatchObject({ code, exit })
    expect(read('config.yaml')).toMatch(/# theirs \d\n$/)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(existsSync(path('.copilot-sync/lock'))).toBe(false)
  })

  test('a saved plan is for the text that was read', async () => {
    const { folder, read, write, runtime } = workspace('a')
    await diff(runtime, { ...options, out: 'plan.json' })
    const fault = atStep('config:check', 1, () => write('config.yaml', `${own}# theirs\n`))
    const applied = sync(createTestRuntime(folder, { step: fault }), { ...options, plan: 'plan.json' })
    await expect(applied).rejects.toMatchObject({ code: 'PLAN_STALE', exit: 3 })
    expect(read('config.yaml')).toBe(`${own}# theirs\n`)
  })

  test('a pause that comes while the catalog is fetched holds', async () => {
    const { folder, read, runtime } = workspace('a')
    const readStdin = async (): Promise<Uint8Array> => {
      await pause(runtime, common)
      return Buffer.from(read('catalog.json'))
    }
    const { result } = await sync(createTestRuntime(folder, { readStdin }), { ...options, catalog: '-' })
    expect(result).toMatchObject({ changed: false, paused: { until: null } })
    expect(read('config.yaml')).toBe(own)
  })
})

describe('a clock that goes back', () => {
  const day = 86_400_000
  const at = (folder: string, now: number) => {
    const runtime = createTestRuntime(folder)
    return { ...runtime, now: () => now, clock: { ...runtime.clock, now: () => now } }
  }

  test('between runs: the latest backup is that of the last run, and none is lost to its age', async () => {
    const { folder, models, read, write } = workspace('a')
    write('copilot-sync.yaml', 'backup: { max_age_days: 2 }\n')
    const start = Date.parse('2026-06-10')
    await sync(at(folder, start), options)
    const first = read('config.yaml')
    models('a', 'b')
    await sync(at(folder, start - 5 * day), options)
    models('a', 'b', 'c')
    const second = read('config.yaml')
    await sync(at(folder, start - 4 * day), options)
    const { result } = await verifyBackups(createTestRuntime(folder), common)
    expect(result).toMatchObject({ valid: true, backups: { length: 3 } })
    await restoreBackup(at(folder, start - 10 * day), { ...common, id: 'latest' })
    expect(read('config.yaml')).toBe(second)
    expect((await sync(at(folder, start - 11 * day), options)).result).toMatchObject({ changed: false })
    await restoreBackup(at(folder, start - 12 * day), { ...common, id: result.backups[1]?.id ?? '' })
    expect(read('config.yaml')).toBe(first)
  })

  test('while it runs: it ends as ever', async () => {
    const { folder, read } = workspace('a')
    let now = Date.parse('2026-06-10')
    const back = (): number => (now -= 3_600_000)
    const runtime = createTestRuntime(folder)
    await sync({ ...runtime, now: back, clock: { ...runtime.clock, now: back } }, options)
    expect(read('config.yaml')).toContain('github_copilot/a')
    expect((await sync(runtime, options)).result.changed).toBe(false)
  })

  test('a pause lasts until its time by the clock', async () => {
    const { folder } = workspace('a')
    const start = Date.parse('2026-06-10')
    await pause(at(folder, start), { ...common, until: start + day })
    expect((await sync(at(folder, start - day), options)).result.changed).toBe(false)
    expect((await sync(at(folder, start + day - 1), options)).result.changed).toBe(false)
    expect((await sync(at(folder, start + day), options)).result.changed).toBe(true)
  })
})

/** Acts as a user without power. */
async function unprivileged<T>(act: () => Promise<T>): Promise<T> {
  process.setegid?.(65_534)
  process.seteuid?.(65_534)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
}

test('a state folder of somebody else: sync ends, diff shows the plan with a word', async ({ skip }) => {
  if (process.getuid?.() !== 0) skip('only root can be another user here')
  const { folder, path, runtime, models } = workspace('a')
  await sync(runtime, options)
  models('a', 'b')
  chmodSync(folder, 0o755)
  for (const name of ['config.yaml', 'catalog.json']) chmodSync(path(name), 0o644)
  const synced = unprivileged(() => sync(runtime, options))
  await expect(synced).rejects.toMatchObject({ code: 'STATE_UNREADABLE', exit: 1 })
  const { result } = await unprivileged(() => diff(runtime, options))
  expect(result).toMatchObject({ added: ['github_copilot/b'], paused: null })
  expect(runtime.warnings.join()).toContain('not known')
})

test('a folder that may not be written: in place, from a state folder elsewhere', async ({ skip }) => {
  if (process.getuid?.() !== 0) skip('only root can be another user here')
  const { folder, path, read, runtime } = workspace('a')
  for (const name of ['config.yaml', 'catalog.json']) chmodSync(path(name), 0o666)
  mkdirSync(path('state'))
  chownSync(path('state'), 65_534, 65_534)
  chmodSync(folder, 0o555)
  await unprivileged(() => sync(runtime, { ...options, stateDir: path('state') }))
  expect(read('config.yaml')).toContain('github_copilot/a')
  expect(readdirSync(path('state')).sort()).toEqual(['backups', 'ledger.json', 'state.json'])
})

describe('a restore that fails', () => {
  const stateOf = (folder: string): unknown =>
    JSON.parse(readFileSync(join(folder, '.copilot-sync/state.json'), 'utf8')).configs['config.yaml']

  test('leaves what was held as it was', async () => {
    const { folder, models, read, runtime } = workspace('a')
    await sync(runtime, options)
    models('a', 'b')
    await sync(runtime, options)
    const { restored } = await restoreBackup(runtime, { ...common, id: 'latest' })
    const before = stateOf(folder)
    expect(before).toMatchObject({ hold: { backup: restored } })
    const [text, backups] = [read('config.yaml'), (await verifyBackups(runtime, common)).result.backups]
    const fault = atStep('config:check', 1, () => writeFileSync(join(folder, 'config.yaml'), `${text}# theirs\n`))
    const failing = createTestRuntime(folder, { step: fault })
    const id = backups.at(-1)?.id ?? ''
    await expect(restoreBackup(failing, { ...common, id })).rejects.toMatchObject({ code: 'CONFIG_CHANGED' })
    expect(stateOf(folder)).toEqual(before)
    expect(read('config.yaml')).toBe(`${text}# theirs\n`)
  })
})

test('resume ends pause and hold at once, and keeps what the last sync was', async () => {
  const { folder, runtime } = workspace('a')
  await sync(runtime, options)
  await restoreBackup(runtime, { ...common, id: 'latest' })
  await pause(runtime, { ...common, reason: '  a\nrelease ' })
  expect(await resume(runtime, common)).toMatchObject({ changed: true, pause: { reason: 'a release' }, hold: {} })
  const state = JSON.parse(readFileSync(join(folder, '.copilot-sync/state.json'), 'utf8')).configs['config.yaml']
  expect(state).toMatchObject({ last: { catalog: { models: 1 } }, pause: null, hold: null })
  expect(await resume(runtime, common)).toMatchObject({ changed: false })
})
