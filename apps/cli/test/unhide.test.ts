import type { CatalogBody } from '@copilot-sync/simulator'
import { describe, expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { config, createWorkspace, withSimulator } from './helpers/workspace.ts'

const ids = ['gpt-5-mini', 'gpt-5.5', 'claude-opus-5']
const catalog = (more: object): CatalogBody => JSON.parse(catalogOf(ids, more))
const hidden = catalog({ model_picker_enabled: false })
const declined = catalog({ policy: { state: 'disabled' } })
const nowhere = catalog({ model_picker_enabled: false, supported_endpoints: [] })

describe('an account without a model that can be served', () => {
  test.each([
    [
      'free_limited_copilot',
      hidden,
      [/3 because model_picker_enabled is false/, /unhide: \["gpt-5-mini"\]/, /June 2026/],
    ],
    ['free_educational_quota', hidden, [/free_educational_quota/, /June 2026/]],
    ['monthly_subscriber', hidden, [/monthly_subscriber/, /unhide: /]],
    ['monthly_subscriber', declined, [/3 because policy\.state is "disabled"/, /No `unhide` helps/]],
    ['monthly_subscriber', nowhere, [/3 because model_picker_enabled is false/, /No `unhide` helps/]],
  ])('%s: the first sync says so', async (sku, list, parts) => {
    await withSimulator({ catalog: list, exchanges: [{ sku }] }, async (simulator) => {
      const { read, run } = createWorkspace(simulator)
      for (const command of ['diff', 'sync']) {
        const out = await run(command, '--json')
        expect(out.code).toBe(0)
        expect(out.json().result).toMatchObject({ changed: false, added: [] })
        const said = out.json().warnings.filter(({ code }) => code === 'NO_USABLE_MODEL')
        expect(said).toHaveLength(1)
        const text = `${said[0]?.message}; ${said[0]?.hint}`
        expect(text).toContain("none of the account's 3 models")
        for (const part of parts) expect(text).toMatch(part)
        if (sku === 'monthly_subscriber') expect(text).not.toContain('June 2026')
      }
      expect(read('config.yaml')).toBe(config)
    })
  })

  test('from a file no plan is known', async () => {
    const { run, write } = createWorkspace()
    write('models.json', JSON.stringify(hidden))
    const { warnings } = (await run('sync', '--catalog', 'models.json', '--json')).json()
    const said = warnings.filter(({ hint }) => hint?.includes('`unhide: '))
    expect(said).toMatchObject([{ message: expect.not.stringContaining('plan is') }])
  })
})

describe('unhide', () => {
  test.each([
    ['[gpt-5*]', ids.slice(0, 2)],
    ['["*"]', ids],
    ['[gpt-4*]', []],
    ['["*"]\nexclude: [claude-*]', ids.slice(0, 2)],
  ])('%s', async (patterns, served) => {
    await withSimulator({ catalog: hidden }, async (simulator) => {
      const { run, write } = createWorkspace(simulator)
      write('copilot-sync.yaml', `unhide: ${patterns}\n`)
      const { result, warnings } = (await run('sync', '--json')).json()
      expect(result.added).toEqual(served.map((id) => `github_copilot/${id}`))
      expect(warnings.some(({ code }) => code === 'NO_USABLE_MODEL')).toBe(served.length === 0)
      expect((await run('sync', '--json')).json().result.changed).toBe(false)
    })
  })

  test.each([
    ['terms that are not accepted', declined],
    ['endpoints that nothing reaches', nowhere],
  ])('%s still count', async (_, list) => {
    await withSimulator({ catalog: list }, async (simulator) => {
      const { run, write } = createWorkspace(simulator)
      write('copilot-sync.yaml', 'unhide: ["*"]\n')
      expect((await run('sync', '--json')).json().result.added).toEqual([])
    })
  })

  test('a pattern of another type is named with its place', async () => {
    const { run, write } = createWorkspace()
    write('copilot-sync.yaml', '\nunhide: gpt-5*\n')
    const { error } = (await run('diff', '--json')).json()
    expect(error).toMatchObject({
      code: 'SETTINGS_INVALID',
      exit: 6,
      message: expect.stringMatching(/yaml:2:1: unhide/),
    })
  })

  test('what it no longer names goes at once: the user, not the catalog, has changed', async () => {
    await withSimulator({ catalog: hidden }, async (simulator) => {
      const { run, write } = createWorkspace(simulator)
      write('copilot-sync.yaml', 'unhide: ["*"]\n')
      await run('sync')
      write('copilot-sync.yaml', 'unhide: ["gpt-*"]\n')
      const { result } = (await run('sync', '--json')).json()
      expect(result).toMatchObject({ removed: ['github_copilot/claude-opus-5'], held: [], unchanged: 2 })
    })
  })

  test('a model that comes out of hiding stays as it is', async () => {
    await withSimulator({ catalog: hidden }, async (simulator) => {
      const { read, run, write } = createWorkspace(simulator)
      write('copilot-sync.yaml', 'unhide: ["*"]\n')
      await run('sync')
      const before = read('config.yaml')
      simulator.setCatalog(catalog({}))
      expect((await run('sync', '--json')).json().result.changed).toBe(false)
      expect(read('config.yaml')).toBe(before)
    })
  })
})

test('a refusal names the reasons of the answer, not of what memory put back', async () => {
  await withSimulator({ catalog: catalog({}) }, async (simulator) => {
    const { read, run } = createWorkspace(simulator)
    await run('sync')
    const before = read('config.yaml')
    simulator.setCatalog(hidden)
    const { error } = (await run('sync', '--json')).json()
    expect(error).toMatchObject({ code: 'CATALOG_UNUSABLE', exit: 3, hint: expect.stringContaining('`unhide`') })
    expect(error.message).toContain('all of its models (3) are left out: 3 because model_picker_enabled is false')
    simulator.setCatalog(declined)
    const other = (await run('sync', '--json')).json().error
    expect(other.message).toContain('3 because policy.state is "disabled"')
    expect(other.hint).not.toContain('unhide')
    expect(read('config.yaml')).toBe(before)
  })
})
