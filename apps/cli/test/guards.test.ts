import { type CatalogBody, defaultCatalog, type Simulator } from '@copilot-sync/simulator'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Run } from './helpers/run-cli.ts'
import { createWorkspace, withSimulator, type Workspace } from './helpers/workspace.ts'

type Model = CatalogBody['data'][number]

const whole = defaultCatalog()
const only = (keep: (id: string) => boolean, from = whole): CatalogBody => ({
  ...from,
  data: from.data.filter(({ id }) => typeof id === 'string' && keep(id)),
})
const without = (...ids: string[]): CatalogBody => only((id) => !ids.includes(id))
const change = (wanted: string, how: (model: Model) => Model): CatalogBody => ({
  ...whole,
  data: whole.data.map((model) => (model['id'] === wanted ? how(model) : model)),
})
/** With it what is missing goes at once. */
const AT_ONCE = 'hold: { fetches: 1, days: 0 }\n'

interface Stage extends Workspace {
  readonly simulator: Simulator
  sync(...flags: string[]): Promise<Run>
}

/** A config that follows the built-in catalog. */
async function following(act: (stage: Stage) => Promise<void>, settings = '', githubTokens = ['ghu_one', 'ghu_two']) {
  await withSimulator({ githubTokens }, async (simulator) => {
    const workspace = createWorkspace(simulator)
    workspace.write('tokens/access-token', 'ghu_one')
    workspace.write('copilot-sync.yaml', settings)
    const sync = (...flags: string[]) => workspace.run('sync', '--json', ...flags)
    expect((await sync()).json().result.added).toHaveLength(22)
    await act({ ...workspace, simulator, sync })
  })
}

const latest = async ({ run }: Workspace) => (await run('history', 'show', 'latest', '--json')).json().result.event
const halve = (model: Model): Model => {
  const text = JSON.stringify(model)
  return JSON.parse(text.replaceAll('"max_output_tokens":128000', '"max_output_tokens":64000')) as Model
}

describe('a run is refused, and accepted with a reason that the history keeps', () => {
  test.each<[string, string, (stage: Stage) => void]>([
    ['ACCOUNT_CHANGED', '', (stage) => anotherAccount(stage)],
    ['CATALOG_LEGACY', '', ({ simulator }) => simulator.setCatalog(only((id) => id === 'gpt-4o'))],
    ['CATALOG_UNUSABLE', '', ({ simulator }) => simulator.setCatalog(only((id) => id === 'harbor-compaction'))],
    ['TOO_MANY_REMOVALS', AT_ONCE, ({ simulator }) => simulator.setCatalog(only((id) => !id.startsWith('gpt-')))],
  ])('%s', async (code, settings, act) => {
    await following(async (stage) => {
      const { read, run, sync } = stage
      const before = read('config.yaml')
      act(stage)

      for (const command of [['diff'], ['sync', '--dry-run'], ['sync']]) {
        const out = await run(...command, '--json')
        expect(out.json()).toMatchObject({ ok: false, error: { code, exit: 3 } })
        expect(out.json().error.hint).toContain('--force')
        expect(out.code).toBe(3)
      }
      expect(read('config.yaml')).toBe(before)
      expect((await latest(stage)).run.added).toHaveLength(22)

      const planned = (await run('diff', '--json', '--force', 'as if')).json()
      expect(planned.ok).toBe(true)
      const forced = (await sync('--force', 'the team moved')).json()
      expect(forced).toMatchObject({ ok: true, result: { removed: planned.result.removed } })
      expect(JSON.stringify(forced.warnings)).toContain(code)
      expect((await latest(stage)).run).toMatchObject({ by: 'manual', forced: 'the team moved', accepted: [{ code }] })
      // A list of the wrong kind is refused each time, another account once.
      expect((await sync()).json().ok).toBe(!code.startsWith('CATALOG'))
    }, settings)
  })

  function anotherAccount({ write }: Stage): void {
    write('tokens/access-token', 'ghu_two')
    write('tokens/api-key.json', '{}')
  }
})

test('another login of the same account is no other account', async () => {
  await following(async ({ folder, sync, write }) => {
    write('tokens/api-key.json', '{}')
    expect((await sync()).json()).toMatchObject({ ok: true, result: { changed: false } })
    const token = String(JSON.parse(readFileSync(join(folder, 'tokens/api-key.json'), 'utf8')).token)
    const account = /^tid=(\w+)/.exec(token)?.[1] ?? ''
    const state = readdirSync(join(folder, '.copilot-sync'), { recursive: true, withFileTypes: true })
    const files = state.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    expect(files.some((file) => file.endsWith('memory.json'))).toBe(true)
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toContain(account)
  })
})

describe('one change is held, the rest goes on', () => {
  test('MISSING: until --prune', async () => {
    await following(async (stage) => {
      const { read, run, simulator, sync } = stage
      const before = read('config.yaml')
      simulator.setCatalog(without('gpt-5.5'))
      const { result } = (await sync()).json()
      expect(result).toMatchObject({ changed: false, removed: [], unchanged: 22 })
      expect(result.held).toEqual([
        {
          name: 'github_copilot/gpt-5.5',
          path: null,
          code: 'MISSING',
          reason: 'not in the catalog',
          seen: null,
          places: [],
          until: ['wait', 'prune'],
          missingSince: expect.stringMatching(/^\d{4}-.*Z$/),
          fetches: 1,
        },
      ])
      expect((await run('diff', '--json')).json().result.held[0].fetches).toBe(2)
      const again = await run('sync')
      expect(again.stdout).toMatch(
        /! github_copilot\/gpt-5\.5 {2}held: not in the catalog \(since 20\d\d-\d\d-\d\d, 2 fetches\)/,
      )
      expect(again.stdout).toContain('goes after 3 fetches and 7 days without it. Now: copilot-sync sync --prune')
      expect((await sync('--dry-run')).json().result.held[0].fetches).toBe(3)
      expect(read('config.yaml')).toBe(before)

      expect((await run('diff', '--prune', '--json')).json().result.removed).toEqual(['github_copilot/gpt-5.5'])
      expect((await sync('--prune')).json().result).toMatchObject({ removed: ['github_copilot/gpt-5.5'], held: [] })
      expect(await latest(stage)).toMatchObject({
        went: [{ id: 'gpt-5.5' }],
        run: { pruned: true, removed: ['github_copilot/gpt-5.5'], backup: expect.any(String) },
      })
      expect((await sync()).json().result).toMatchObject({ changed: false, unchanged: 21 })
    })
  })

  test('MISSING: turned out by a field of the catalog, and what the settings exclude goes at once', async () => {
    await following(async ({ simulator, sync, write }) => {
      simulator.setCatalog(change('gpt-5.5', (model) => ({ ...model, model_picker_enabled: false })))
      const { result } = (await sync()).json()
      expect(result).toMatchObject({ changed: false, held: [{ name: 'github_copilot/gpt-5.5', code: 'MISSING' }] })
      write('copilot-sync.yaml', 'exclude: [gpt-5.5, gpt-5.4]\n')
      expect((await sync()).json().result).toMatchObject({
        removed: ['github_copilot/gpt-5.4', 'github_copilot/gpt-5.5'],
        held: [],
      })
    })
  })

  test('MISSING: a lost memory holds what nobody remembers', async () => {
    await following(async ({ path, read, simulator, sync, write }) => {
      const before = read('config.yaml')
      const [folder = ''] = readdirSync(path('.copilot-sync/memory'))
      write(`.copilot-sync/memory/${folder}/memory.json`, '{"version": 1')
      simulator.setCatalog(without('gpt-5.5'))
      const out = (await sync()).json()
      expect(out.result).toMatchObject({ changed: false, held: [{ name: 'github_copilot/gpt-5.5', fetches: 1 }] })
      expect(JSON.stringify(out.warnings)).toContain('memory')
      expect(read('config.yaml')).toBe(before)
      write('copilot-sync.yaml', 'exclude: [gpt-5.5]\n')
      expect((await sync()).json().result).toMatchObject({ removed: ['github_copilot/gpt-5.5'], held: [] })
    })
  })

  test('VALUE_RETURNED: a limit that flaps is written once', async () => {
    const more = change('gpt-5.5', (model) => JSON.parse(JSON.stringify(model).replaceAll('128000', '130000')) as Model)
    await following(async ({ simulator, sync }) => {
      simulator.setCatalog(more)
      expect((await sync()).json().result.updated).toMatchObject([{ name: 'github_copilot/gpt-5.5' }])
      simulator.setCatalog(whole)
      const { result } = (await sync()).json()
      expect(result.changed).toBe(false)
      expect(result.held).toContainEqual(
        expect.objectContaining({ path: 'capabilities.limits.max_output_tokens', code: 'VALUE_RETURNED', fetches: 1 }),
      )
    })
  })

  test.each([
    ['0', 'VALUE_RETURNED'],
    ['-1', 'VALUE_RETURNED'],
    ['null', 'VALUE_RETURNED'],
    ['"lots"', 'VALUE_UNREADABLE'],
    ['[]', 'VALUE_UNREADABLE'],
  ])('a limit that becomes %s is held: %s', async (value, code) => {
    const broken = change(
      'gpt-5.5',
      (model) =>
        JSON.parse(
          JSON.stringify(model).replaceAll('"max_output_tokens":128000', `"max_output_tokens":${value}`),
        ) as Model,
    )
    await following(async ({ simulator, sync }) => {
      simulator.setCatalog(broken)
      const { result } = (await sync()).json()
      expect(result.changed).toBe(false)
      expect(result.held).toContainEqual(
        expect.objectContaining({ path: 'capabilities.limits.max_output_tokens', code }),
      )
    })
  })

  test('STILL_NAMED: a removal that would break a fallback', async () => {
    await following(async ({ read, simulator, sync, write }) => {
      const text = read('config.yaml')
      const named = text.replace(
        'litellm_settings:\n',
        'litellm_settings:\n  fallbacks: [{direct: [github_copilot/gpt-5.5]}]\n',
      )
      write('config.yaml', named)
      simulator.setCatalog(without('gpt-5.5', 'gpt-5.4'))
      const { result } = (await sync()).json()
      expect(result).toMatchObject({
        removed: ['github_copilot/gpt-5.4'],
        held: [{ name: 'github_copilot/gpt-5.5', path: null, code: 'STILL_NAMED', missingSince: null, fetches: 0 }],
      })
      expect(result.held[0].reason).toContain('litellm_settings.fallbacks[0].direct[0]')
      expect((await sync('--force', 'not used')).json().result.removed).toEqual(['github_copilot/gpt-5.5'])
    }, AT_ONCE)
  })

  test.each<[string, string, string]>([
    ['that we write', 'overrides: { "*": { access_groups: [copilot] } }\n', ''],
    ['that we write and teams are given', 'overrides: { gpt-4o: { access_groups: [copilot] } }\n', 'copilot'],
  ])('STILL_NAMED: not for an access group %s', async (_, settings, given) => {
    await following(async ({ read, sync, write }) => {
      const teams = `litellm_settings:\n  default_team_params: { models: [${given}] }\n`
      write('config.yaml', read('config.yaml').replace('litellm_settings:\n', teams))
      write('copilot-sync.yaml', `${settings}exclude: [gpt-4o]\n`)
      expect((await sync()).json().result).toMatchObject({ removed: ['github_copilot/gpt-4o'], held: [] })
    }, settings)
  })

  test('STILL_NAMED: the last of an access group that teams are given', async () => {
    await following(async ({ read, sync, write }) => {
      const grouped = read('config.yaml')
        .replace('litellm_settings:\n', 'litellm_settings:\n  default_team_params: { models: [beta] }\n')
        .replace(/(model_name: github_copilot\/gpt-4o\n[^]*?)( +)managed_by/, '$1$2access_groups: [beta]\n$2managed_by')
      write('config.yaml', grouped)
      write('copilot-sync.yaml', 'exclude: [gpt-4o]\n')
      const { result } = (await sync()).json()
      expect(result).toMatchObject({ removed: [], held: [{ name: 'github_copilot/gpt-4o', code: 'STILL_NAMED' }] })
      expect(result.held[0].reason).toContain('litellm_settings.default_team_params.models[0]')
    })
  })

  test('LIMIT_HALVED: a limit that falls to a half', async () => {
    await following(async (stage) => {
      const { simulator, sync } = stage
      simulator.setCatalog(change('gpt-5.5', halve))
      const held = (await sync()).json().result
      expect(held).toMatchObject({ changed: false })
      expect(held.held).toContainEqual(
        expect.objectContaining({
          name: 'github_copilot/gpt-5.5',
          path: 'model_info.max_output_tokens',
          code: 'LIMIT_HALVED',
        }),
      )
      expect((await latest(stage)).run.held).toContainEqual({
        code: 'LIMIT_HALVED',
        name: 'github_copilot/gpt-5.5',
        path: 'model_info.max_output_tokens',
        reason: expect.stringContaining('the catalog says 64000 in place of 128000, half or less'),
        seen: { from: 128_000, to: 64_000 },
        places: [],
        until: ['force'],
      })
      const { stdout } = await stage.run('explain', 'gpt-5.5')
      expect(stdout).toMatch(/^gpt-5\.5 is in the config, and some of its values are held\n/)
      expect(stdout).toMatch(/model_info\.max_output_tokens +64k \(held\)/)
      expect(stdout).toMatch(/\nTo change that: accept it: copilot-sync sync --force "reason"\n$/)
      const forced = (await sync('--force', 'announced')).json().result
      expect(forced.updated[0].fields).toContainEqual(
        expect.objectContaining({ path: 'model_info.max_output_tokens', from: 128_000, to: 64_000 }),
      )
      expect((await latest(stage)).run.accepted[0]).toMatchObject({
        code: 'LIMIT_HALVED',
        seen: { from: 128_000, to: 64_000 },
      })
    })
  })

  test('LIMIT_HALVED: over when the catalog is back, and no reason accepts it then', async () => {
    await following(async ({ read, simulator, sync }) => {
      const before = read('config.yaml')
      simulator.setCatalog(change('gpt-5.5', halve))
      await sync()
      simulator.setCatalog(whole)
      const { result } = (await sync('--force', 'something else')).json()
      expect(result.changed).toBe(false)
      expect(result.held.map(({ code }: { code: string }) => code)).toEqual(['VALUE_RETURNED'])
      expect(read('config.yaml')).toBe(before)
    })
  })

  test.each([
    ['propose', 'newModels: propose\n', '`newModels: propose`'],
    ['a price ceiling', 'newModels: { max_price: 20 }\n', '30 USD per million output tokens'],
    ['vendors', 'newModels: { vendors: [Anthropic] }\n', 'vendor OpenAI'],
  ])('NEW_MODEL: %s', async (_, settings, reason) => {
    await withSimulator({ catalog: without('gpt-5.5') }, async (simulator) => {
      const { run, write } = createWorkspace(simulator)
      write('copilot-sync.yaml', settings)
      expect((await run('sync', '--json')).json().result.added).toHaveLength(21)
      simulator.setCatalog(whole)
      const { result } = (await run('sync', '--json')).json()
      expect(result).toMatchObject({ changed: false, held: [{ name: 'github_copilot/gpt-5.5', code: 'NEW_MODEL' }] })
      expect(result.held[0].reason).toContain(reason)
      expect((await run('sync')).stdout).toMatch(/^Nothing written: .*\n {2}! github_copilot\/gpt-5\.5 {2}held: new/)
      expect((await run('sync', '--json', '--force', 'wanted')).json().result.added).toEqual(['github_copilot/gpt-5.5'])
    })
  })
})

test.each([
  ['embeddings: true', 'embeddings: false', 'text-embedding-3-small'],
  ['policy: ignore', 'policy: require', 'claude-opus-5.5-fast'],
  ['exclude: []', 'exclude: [gpt-5.5]', 'gpt-5.5'],
])('what %s let in goes at once with %s', async (before, after, id) => {
  await withSimulator({}, async (simulator) => {
    const workspace = createWorkspace(simulator)
    const { run, write } = workspace
    write('copilot-sync.yaml', before)
    expect((await run('sync', '--json')).json().result.added).toContain(`github_copilot/${id}`)
    write('copilot-sync.yaml', after)
    expect((await run('sync', '--json')).json().result).toMatchObject({ removed: [`github_copilot/${id}`], held: [] })
    expect(await latest(workspace)).toMatchObject({ held: [], run: { removed: [`github_copilot/${id}`] } })
  })
})

test('a restore holds what it undid, also while the catalog flaps', async () => {
  await following(async ({ read, run, simulator, sync }) => {
    const before = read('config.yaml')
    simulator.setCatalog(change('gpt-5.5', halve))
    await sync('--force', 'announced')
    await run('backup', 'restore', 'latest')
    expect(read('config.yaml')).toBe(before)
    simulator.setCatalog(only((id) => id !== 'gpt-5.4', change('gpt-5.5', halve)))
    const { result } = (await sync('--force', 'announced')).json()
    expect(result.changed).toBe(false)
    expect(result.held).toContainEqual(expect.objectContaining({ name: 'github_copilot/gpt-5.4', code: 'MISSING' }))
    expect(read('config.yaml')).toBe(before)
    await run('resume')
    expect((await sync('--force', 'announced')).json().result.updated).toMatchObject([
      { name: 'github_copilot/gpt-5.5' },
    ])
  })
})

test('what a dead run left among the memory goes, also when nothing is written', async () => {
  await following(async ({ path, sync, write }) => {
    const [folder = ''] = readdirSync(path('.copilot-sync/memory'))
    const left = `.copilot-sync/memory/${folder}/.copilot-sync-1-0123456789ab.tmp`
    write(left, '{')
    expect((await sync()).json().result.changed).toBe(false)
    expect(existsSync(path(left))).toBe(false)
  })
})

test('our own change of API version or settings trips nothing, and is labelled', async () => {
  await following(async (stage) => {
    const { simulator, sync, write } = stage
    write('copilot-sync.yaml', 'api_version: 2025-10-01\nmax_tokens: context\n')
    simulator.setCatalog(change('gpt-5.5', halve))
    const { result, warnings } = (await sync()).json()
    expect(result.held).toEqual([])
    expect(result.updated.length).toBeGreaterThan(0)
    expect(JSON.stringify(warnings)).toContain('let it pass')
    expect(JSON.stringify(warnings)).toContain('API version 2026-06-01 became 2025-10-01, rules or settings are others')
    expect((await latest(stage)).basis.map(({ part }: { part: string }) => part)).toEqual(['apiVersion', 'ruleVersion'])
  })
})

const HELD = { name: 'github_copilot/gpt-5.5', path: 'model_info.max_output_tokens', code: 'LIMIT_HALVED' }

describe('another setting lets in what it makes, and nothing else', () => {
  test.each<[string, string]>([
    ['an edit that has nothing to do with it', 'cache_models_for: 60\n'],
    ['a pattern that turns nothing out', 'exclude: ["zzz"]\n'],
    ['an override of another model', 'overrides: { gpt-4o: { mode: chat } }\n'],
  ])('LIMIT_HALVED: %s', async (_, settings) => {
    await following(async ({ simulator, sync, write }) => {
      simulator.setCatalog(change('gpt-5.5', halve))
      await sync()
      // Held before, in the run of the edit, with it still there, and after one more edit.
      for (const text of [settings, settings, `${settings}costs: catalog\n`]) {
        write('copilot-sync.yaml', text)
        expect((await sync()).json().result.held).toContainEqual(expect.objectContaining(HELD))
      }
      expect((await sync('--force', 'announced')).json().result.held).toEqual([])
      write('copilot-sync.yaml', settings)
      expect((await sync()).json().result.held).toEqual([])
    })
  })

  test('LIMIT_HALVED: an answer that falls in the very run of the edit', async () => {
    await following(async ({ simulator, sync, write }) => {
      write('copilot-sync.yaml', 'cache_models_for: 60\n')
      simulator.setCatalog(change('gpt-5.5', halve))
      const { result, warnings } = (await sync()).json()
      expect(result.held).toContainEqual(expect.objectContaining(HELD))
      expect(result.updated).toHaveLength(22)
      expect(JSON.stringify(warnings)).toContain('rules or settings are others')
      expect(JSON.stringify(warnings)).not.toContain('let it pass')
    })
  })

  test('LIMIT_HALVED: what the setting lowers is written', async () => {
    await following(async ({ sync, write }) => {
      write('copilot-sync.yaml', 'max_tokens: output\n')
      const { result } = (await sync()).json()
      expect(result.held).toEqual([])
      expect(result.updated.length).toBeGreaterThan(0)
    }, 'max_tokens: context\n')
  })

  test.each<[string, string, CatalogBody, string | undefined]>([
    ['what the answer takes away', 'cache_models_for: 60\n', only((id) => !id.startsWith('gpt-')), 'TOO_MANY_REMOVALS'],
    ['what the setting takes away', 'policy: require\nembeddings: false\n', whole, undefined],
  ])('TOO_MANY_REMOVALS: %s', async (_, settings, catalog, code) => {
    await following(async ({ simulator, sync, write }) => {
      write('copilot-sync.yaml', AT_ONCE + settings)
      simulator.setCatalog(catalog)
      expect((await sync()).json().error?.code).toBe(code)
    }, AT_ONCE)
  })
})

test('a catalog from a file has no part in the memory unless it is to be remembered', async () => {
  await following(async ({ path, run, write }) => {
    const [folder = ''] = readdirSync(path('.copilot-sync/memory'))
    const memory = (): string => readFileSync(path(`.copilot-sync/memory/${folder}/memory.json`), 'utf8')
    const before = memory()
    write('models.json', JSON.stringify(without('gpt-5.5')))
    const sync = async (...flags: string[]) =>
      (await run('sync', '--catalog', 'models.json', '--json', ...flags)).json()
    expect((await sync('--remember', '--dry-run')).result).toMatchObject({ removed: [], held: [{ code: 'MISSING' }] })
    expect((await sync('--dry-run')).result).toMatchObject({ removed: ['github_copilot/gpt-5.5'], held: [] })
    expect(memory()).toBe(before)
    expect((await sync('--remember')).result).toMatchObject({ removed: [], held: [{ code: 'MISSING' }] })
    expect(memory()).not.toBe(before)
    const kept = memory()
    expect((await sync()).result).toMatchObject({ removed: ['github_copilot/gpt-5.5'] })
    expect(memory()).toBe(kept)
  })
})

test.each(['--force', '--take'])('%s of nothing is wrong usage', async (flag) => {
  const { run } = createWorkspace()
  expect((await run('sync', '--json', flag, ' ')).json().error).toMatchObject({ code: 'USAGE', exit: 64 })
})

test('a saved plan holds what it was forced with', async () => {
  await following(async (stage) => {
    const { run, simulator, sync } = stage
    simulator.setCatalog(change('gpt-5.5', halve))
    await run('diff', '--force', 'announced', '--out', 'plan.json')
    expect((await sync('--plan', 'plan.json')).json().result.updated).toMatchObject([
      { name: 'github_copilot/gpt-5.5' },
    ])
    expect((await latest(stage)).run.forced).toBe('announced')
  })
})
