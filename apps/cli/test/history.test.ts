import { defaultCatalog } from '@copilot-sync/simulator'
import { mkdirSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createWorkspace, withSimulator } from './helpers/workspace.ts'

const whole = defaultCatalog()
const smaller = { ...whole, data: whole.data.filter(({ id }) => id !== 'gpt-5.5') }

test('list and show: what came, was held and came back, who began it, and why', async () => {
  await withSimulator({ catalogs: [smaller, whole, smaller, whole] }, async (simulator) => {
    const { folder, run } = createWorkspace(simulator)
    expect((await run('history', '--json')).json().result).toMatchObject({ lastFetch: null, events: [] })
    expect((await run('history')).stdout).toContain('Nothing is kept')

    await run('sync')
    await run('sync', '--scheduled', '--force', 'line one\nsecret \u001B[31mghp_0123456789abcdefghij0123456789abcdef')
    await run('sync', '--scheduled')
    await run('diff')
    await run('sync')
    await run('sync')

    const { result } = (await run('history', 'list', '--json')).json()
    expect(result).toMatchObject({ config: `${folder}/config.yaml`, kept: 4, lastFetch: expect.any(String) })
    expect(result.events).toMatchObject([
      { returned: ['gpt-5.5'], run: { by: 'manual', added: [] } },
      { held: [{ id: 'gpt-5.5', path: null, reason: 'not in the catalog' }], run: { by: 'scheduled', forced: null } },
      { appeared: ['gpt-5.5'], run: { by: 'scheduled', added: ['github_copilot/gpt-5.5'] } },
      { run: { by: 'manual', backup: expect.any(String) } },
    ])
    const { forced } = result.events[2].run
    expect(forced).toMatch(/^line one secret /)
    expect(forced).not.toContain('ghp_0123')
    expect(forced).not.toContain('\u001B')
    expect((await run('history', '--limit', '1', '--json')).json().result).toMatchObject({ kept: 4, events: [{}] })

    const { at } = result.events[1]
    expect((await run('history', 'show', at, '--json')).json().result.event).toEqual(result.events[1])
    expect((await run('history', 'show', 'latest')).stdout).toMatch(/, manual\nback:\n {2}gpt-5\.5\n$/)
    expect((await run('history', 'show', '1999', '--json')).json().error).toMatchObject({
      code: 'HISTORY_NOT_FOUND',
      exit: 1,
    })

    const { stdout: table } = await run('history')
    expect(table).toMatch(
      /WHEN +WHO +WHAT\n.*manual +1 back\n.*scheduled +1 held\n.*scheduled +1 appeared, 1 added; forced: line/,
    )
    expect(JSON.parse((await run('history', '--format', 'json')).stdout)).toEqual(result.events)
    const { stdout: changelog } = await run('history', '--format', 'markdown')
    expect(changelog).toContain('- **appeared**: `gpt-5.5`\n- **added**: `github_copilot/gpt-5.5`')
    expect(changelog.match(/^## /gm)).toHaveLength(4)
    expect((await run('history', 'show', at, '--format', 'markdown')).stdout).toContain('(not in the catalog)')
  })
})

test('state_dir in the settings: memory, lock and backups lie there, for every command', async () => {
  await withSimulator({}, async (simulator) => {
    const { path, run, write } = createWorkspace(simulator)
    mkdirSync(path('settings'))
    write('settings/own.yaml', 'state_dir: ../state\n')
    const named = ['--settings', 'settings/own.yaml']
    const { result } = (await run('sync', '--json', ...named)).json()
    expect(readdirSync(path('.')).sort()).toEqual(['config.yaml', 'settings', 'state', 'tokens'])
    expect((await run('backup', 'list', '--json', ...named)).json().result.backups).toMatchObject([
      { id: result.backup },
    ])
    expect((await run('history', '--json', ...named)).json().result.kept).toBe(1)
    const elsewhere = await run('history', '--json', ...named, '--state-dir', 'elsewhere')
    expect(elsewhere.json().result.kept).toBe(0)
  })
})
