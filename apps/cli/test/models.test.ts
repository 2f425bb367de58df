import { defaultCatalog } from '@copilot-sync/simulator'
import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createWorkspace, withSimulator } from './helpers/workspace.ts'

const whole = defaultCatalog()
const smaller = { ...whole, data: whole.data.filter(({ id }) => id !== 'gpt-5.5') }

test('models list and show: live, from a file, and out of memory without network', async () => {
  await withSimulator({ catalogs: [whole, smaller] }, async (simulator) => {
    const { run, write } = createWorkspace(simulator)
    const none = (await run('models', 'list', '--cached', '--json')).json()
    expect(none.error).toMatchObject({ code: 'CATALOG_NOT_REMEMBERED', exit: 5 })

    await run('sync')
    await run('sync')
    const asked = simulator.requests.length
    const { result } = (await run('models', 'list', '--cached', '--all', '--json')).json()
    const { stdout } = await run('models', 'list', '--cached')
    const shown = (await run('models', 'show', 'gpt-5.5', '--cached', '--json')).json().result
    expect(simulator.requests).toHaveLength(asked)

    expect(result).toMatchObject({ source: 'memory', rememberedAt: expect.any(String) })
    expect(result.catalog).toMatchObject({ apiBase: simulator.url, apiVersion: '2026-06-01' })
    const gone = result.models.find(({ id }: { id: string }) => id === 'gpt-5.5')
    expect(gone).toMatchObject({
      usable: true,
      mode: 'responses',
      inConfig: 'ours',
      held: [{ path: null, fetches: 1 }],
    })
    expect(shown.model).toMatchObject({ ...gone, rules: expect.any(Array) })
    expect(stdout).toMatch(/^MODEL +MODE +LIMITS +\$\/M IN, OUT +CONFIG +CAPABILITIES$/m)
    expect(stdout).toMatch(/^gpt-5\.5 +responses +272k in · 128k out +[\d.]+, [\d.]+ +ours +vision tools .*held$/m)
    expect(stdout).toMatch(/, remembered from 20/)

    const live = (await run('models', 'list', '--json')).json().result
    expect(live).toMatchObject({ source: 'copilot', rememberedAt: null })
    expect(live.models.map(({ id }: { id: string }) => id)).toContain('gpt-5.5')

    write('models.json', JSON.stringify(whole))
    const { stdout: text } = await run('models', 'show', 'github_copilot/gpt-5.5', '--catalog', 'models.json')
    expect(text).toMatch(/^gpt-5\.5\n/)
    expect(text).toMatch(/in the config +yes, kept in step/)
    expect(text).toMatch(/ {2}model_info\.max_output_tokens +128k +\(limits\)/)
    const { stderr, code } = await run('models', 'show', 'gpt-5.55', '--catalog', 'models.json')
    expect(code).toBe(1)
    expect(stderr).toContain('Did you mean gpt-5.5?')
    expect((await run('models', 'list', '--cached', '--catalog', 'x')).code).toBe(64)
  })
})

test('explain: who was asked, what says no and why, where each value comes from, what would change it', async () => {
  await withSimulator({ catalogs: [whole, whole, whole, smaller, smaller] }, async (simulator) => {
    const { run, read } = createWorkspace(simulator)
    await run('sync')
    const written = read('config.yaml')
    const { result } = (await run('explain', 'gpt-5.5', '--json')).json()
    expect(result).toMatchObject({
      id: 'gpt-5.5',
      status: 'served',
      inAnswer: true,
      asked: {
        source: 'copilot',
        apiBase: simulator.url,
        apiVersion: '2026-06-01',
        account: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      config: [
        { name: 'github_copilot/gpt-5.5', whose: 'ours', place: { file: 'config.yaml', line: expect.any(Number) } },
      ],
      next: { settings: 'exclude: ["gpt-5.5"]' },
    })
    const { stdout } = await run('explain', 'gpt-5.5')
    expect(stdout).toMatch(/^gpt-5\.5 is in the config, and as it should be\n/)
    expect(stdout).toMatch(/asked +127\.0\.0\.1:\d+, API version 2026-06-01, account /)
    expect(stdout).toMatch(
      /model_info\.max_output_tokens +128k +limits ← capabilities\.limits\.max_output_tokens = 128000/,
    )
    expect(stdout).toMatch(/\nTo change that: leave it out, in copilot-sync\.yaml: exclude: \["gpt-5\.5"\]\n$/)

    const held = (await run('explain', 'gpt-5.5', '--json')).json().result
    expect(held).toMatchObject({
      status: 'held',
      inAnswer: false,
      held: [{ id: 'gpt-5.5', path: null, reason: 'not in the catalog', fetches: 1 }],
      next: { command: 'copilot-sync sync --prune' },
    })
    const { stdout: why } = await run('explain', 'gpt-5.5')
    expect(why).toMatch(/^gpt-5\.5 is held: not in the catalog\n/)
    expect(why).toMatch(/held +the model: not in the catalog \(since 20.*, fetches without it: 1\)/)
    expect(read('config.yaml')).toBe(written)
  })
})

test.each([
  { model: 'gpt-41-copilot', says: /is left out: .*\n[^]*says no +[a-z-]+: / },
  { model: 'no-such-model', says: /is not known/ },
  { model: 'gpt-5.55', says: /the nearest is gpt-5\.5\n[^]*copilot-sync explain gpt-5\.5\n$/ },
])('explain $model, from a file, without a config', async ({ model, says }) => {
  const { run, write } = createWorkspace()
  write('models.json', JSON.stringify(whole))
  const { stdout, code } = await run('explain', model, '--catalog', 'models.json', '--config', 'none.yaml')
  expect(code).toBe(0)
  expect(stdout).toMatch(says)
  expect(stdout).toMatch(/asked +a catalog file/)
  expect(stdout).toMatch(/in the config +not known: no config/)
})

test('--report: a page for people beside the answer', async () => {
  await withSimulator({}, async (simulator) => {
    const { path, run } = createWorkspace(simulator)
    const page = (name: string): string => readFileSync(path(name), 'utf8')
    expect((await run('diff', '--report', 'plan.html', '--exit-code', '--json')).code).toBe(2)
    expect(page('plan.html')).toContain('What would change')
    const { result, ok } = (await run('sync', '--report', 'page.html', '--json')).json()
    expect(ok).toBe(true)
    expect(page('page.html')).toContain(result.backup)
    expect(page('page.html')).toContain('The catalog over time')
    expect(statSync(path('page.html')).mode & 0o777).toBe(0o644)
    await run('history', '--report', 'history.html')
    expect(page('history.html')).toContain('copilot-sync history')

    const dry = await run('sync', '--dry-run', '--report', 'no/such/page.html', '--json')
    expect(dry.code).toBe(1)
    expect(dry.json()).toMatchObject({ ok: false, error: { code: 'WRITE_FAILED' }, result: { changed: false } })
  })
})
