import { readdirSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runCli } from './helpers/run-cli.ts'
import { config, createWorkspace, withSimulator } from './helpers/workspace.ts'

test('the main job: plan, write, nothing to do, drift mended, restored', async () => {
  await withSimulator({}, async (simulator) => {
    const { path, read, run, write } = createWorkspace(simulator)

    const plan = (await run('diff', '--json')).json()
    expect(plan.result).toMatchObject({ changed: true, backup: null, removed: [], updated: [], unchanged: 0 })
    expect(plan.result.added).toHaveLength(22)
    expect(plan.result.catalog).toMatchObject({ apiBase: simulator.url, apiVersion: '2026-06-01' })
    expect(read('config.yaml')).toBe(config)

    const first = (await run('sync', '--json')).json()
    expect(first).toMatchObject({ ok: true, command: 'sync', schemaVersion: 1 })
    expect(first.result.added).toEqual(plan.result.added)
    expect(first.result.backup).toEqual(expect.any(String))
    const written = read('config.yaml')
    expect(written.startsWith(config.slice(0, config.indexOf('\nlitellm_settings')))).toBe(true)
    expect(written.endsWith('\nlitellm_settings:\n  drop_params: true\n')).toBe(true)

    const { mtimeMs } = statSync(path('config.yaml'))
    const second = (await run('sync', '--json')).json()
    expect(second.result).toMatchObject({ changed: false, backup: null, unchanged: 22, added: [], updated: [] })
    expect(statSync(path('config.yaml')).mtimeMs).toBe(mtimeMs)
    expect(read('config.yaml')).toBe(written)

    write('config.yaml', written.replace('max_output_tokens: 64000', 'max_output_tokens: 7 # mine'))
    const third = (await run('sync', '--json')).json()
    expect(third.result.updated).toMatchObject([
      { fields: [{ path: 'model_info.max_output_tokens', from: 7, to: 64000, rule: 'limits' }] },
    ])
    expect(read('config.yaml')).toBe(written.replace('max_output_tokens: 64000', 'max_output_tokens: 64000 # mine'))

    const { backups } = (await run('backup', 'list', '--json')).json().result
    expect(backups).toHaveLength(2)
    const restored = (await run('backup', 'restore', first.result.backup, '--json')).json()
    expect(restored.result).toMatchObject({ changed: true, restored: first.result.backup })
    expect(read('config.yaml')).toBe(config)
    expect(readdirSync(path('.')).sort()).toEqual(['.copilot-sync', 'config.yaml', 'tokens'])
  })
})

test('diff tells by its exit code whether there are changes', async () => {
  await withSimulator({}, async (simulator) => {
    const { run } = createWorkspace(simulator)
    const before = await run('diff', '--exit-code', '--json')
    expect(before.code).toBe(2)
    expect(before.json().ok).toBe(true)
    await run('sync')
    expect((await run('diff', '--exit-code')).code).toBe(0)
  })
})

test.each(['text', 'json', 'markdown', 'unified'])('diff --format %s', async (format) => {
  await withSimulator({}, async (simulator) => {
    const { run } = createWorkspace(simulator)
    const { stdout } = await run('diff', '--format', format)
    expect(stdout).toContain('github_copilot/gpt-5.5')
    if (format === 'json') expect(JSON.parse(stdout)).toMatchObject({ changed: true })
    if (format === 'unified') expect(stdout).toMatch(/^--- .*\n\+\+\+ .*\n@@ /)
    if (format === 'text') expect(stdout).toMatch(/\+ github_copilot\/gpt-5\.5 +responses +272k in · 128k out/)
  })
})

test('--dry-run plans and writes nothing at all', async () => {
  await withSimulator({}, async (simulator) => {
    const { path, read, run } = createWorkspace(simulator)
    const { result } = (await run('sync', '--dry-run', '--json')).json()
    expect(result).toMatchObject({ changed: true, backup: null })
    expect(read('config.yaml')).toBe(config)
    expect(readdirSync(path('.')).sort()).toEqual(['config.yaml', 'tokens'])
  })
})

test('a catalog from standard input asks nobody', async () => {
  const { folder, env } = createWorkspace()
  const stdin = JSON.stringify({ data: [{ id: 'one', model_picker_enabled: true, capabilities: { type: 'chat' } }] })
  const out = await runCli(['sync', '--catalog', '-', '--json'], { cwd: folder, env, stdin })
  expect(out.json().result.added).toEqual(['github_copilot/one'])
})

test('images: hook writes the callback and names it; off takes both away again', async () => {
  await withSimulator({}, async (simulator) => {
    const { path, read, run, write } = createWorkspace(simulator)
    await run('sync')
    const without = read('config.yaml')
    write('copilot-sync.yaml', 'images: hook\n')
    const on = (await run('sync', '--json')).json()
    expect(on.result.other.map(({ path: at }: { path: string }) => at)).toEqual([
      'file:copilot_sync_images.py',
      'litellm_settings.callbacks',
    ])
    expect(read('config.yaml')).toContain('copilot_sync_images.callback')
    expect(read('copilot_sync_images.py')).toContain('copilot-vision-request')
    expect((await run('sync', '--json')).json().result.changed).toBe(false)
    write('copilot-sync.yaml', 'images: false\n')
    await run('sync')
    expect(read('config.yaml')).toBe(without)
    expect(readdirSync(path('.'))).not.toContain('copilot_sync_images.py')
  })
})

test('an entry of the user with the same name wins', async () => {
  await withSimulator({}, async (simulator) => {
    const { read, run, write } = createWorkspace(simulator)
    const own = 'model_list:\n  - model_name: github_copilot/gpt-5.5\n    litellm_params: {model: openai/gpt-5.5}\n'
    write('config.yaml', own)
    const { result } = (await run('sync', '--json')).json()
    expect(result.userEntries).toEqual(['github_copilot/gpt-5.5'])
    expect(result.added).toHaveLength(21)
    expect(read('config.yaml').startsWith(own)).toBe(true)
  })
})

test('settings: rules, flags, overrides, patterns and aliases', async () => {
  await withSimulator({}, async (simulator) => {
    const { run, write } = createWorkspace(simulator)
    write(
      'my-rule.mjs',
      `export default { api: 1, name: 'seats', summary: 'adds a note', reads: [], writes: ['model_info.seat'],
      map: () => ({ 'model_info.seat': 'team' }), examples: [{ catalog: { id: 'x' }, entry: { 'model_info.seat': 'team' } }] }\n`,
    )
    write(
      'copilot-sync.yaml',
      `include: ["gpt-5*"]
exclude: [gpt-5-mini]
rules: [./my-rule.mjs]
flags: { streaming: model_info.supports_streaming_flag }
overrides: { gpt-5.4: { mode: responses } }
aliases: { gpt-5.5: [best] }
`,
    )
    const out = (await run('models', 'list', '--json')).json()
    const fields = Object.fromEntries(
      out.result.models.map((one: { id: string; fields: object }) => [one.id, one.fields]),
    )
    expect(Object.keys(fields).sort()).toEqual(['gpt-5.3-codex', 'gpt-5.4', 'gpt-5.5', 'gpt-5.6-luna'])
    expect(fields['gpt-5.4']).toMatchObject({
      'model_info.seat': 'team',
      'model_info.supports_streaming_flag': true,
      'model_info.mode': 'responses',
    })
    expect((await run('sync', '--json')).json().result.added).toContain('best')
  })
})

test('twenty at once: each ends well, one writes', async () => {
  await withSimulator({}, async (simulator) => {
    const { run } = createWorkspace(simulator)
    const runs = await Promise.all(Array.from({ length: 20 }, () => run('sync', '--json', '--lock-timeout', '60s')))
    expect(runs.map(({ code }) => code)).toEqual(Array.from({ length: 20 }, () => 0))
    expect(runs.filter((one) => one.json().result.changed)).toHaveLength(1)
  })
}, 60_000)
