import { type CatalogBody, defaultCatalog } from '@copilot-sync/simulator'
import { describe, expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { putValue, valueAt } from './helpers/put-value.ts'
import { createWorkspace, withSimulator, type Workspace } from './helpers/workspace.ts'

const good = defaultCatalog()
const SUPPORTS = 'capabilities.supports'
const LIMITS = 'capabilities.limits'

/** The catalog with another value at a path, in every model that states it. */
function odd(path: string, value: unknown, catalog: CatalogBody = good): { body: CatalogBody; ids: string[] } {
  const ids: string[] = []
  const data = catalog.data.map((model) => {
    const { id } = model
    if (typeof id !== 'string') return model
    const stated = valueAt(model, path)
    if (stated === undefined || stated === null) return model
    if (!ids.includes(id)) ids.push(id)
    return putValue(model, path, value)
  })
  return { body: { ...catalog, data }, ids }
}

const cases: readonly [path: string, value: unknown][] = [
  [`${SUPPORTS}.vision`, 'true'],
  [`${SUPPORTS}.vision`, 1],
  [`${SUPPORTS}.vision`, { enabled: true }],
  [`${SUPPORTS}.vision`, [true]],
  [`${SUPPORTS}.tool_calls`, 'true'],
  [`${SUPPORTS}.parallel_tool_calls`, 'yes'],
  [`${SUPPORTS}.structured_outputs`, { strict: true }],
  [`${SUPPORTS}.streaming`, 0],
  [`${SUPPORTS}.adaptive_thinking`, 'on'],
  [`${SUPPORTS}.reasoning_effort`, { low: true }],
  [`${SUPPORTS}.reasoning_effort`, [{ name: 'low' }, { name: 'high' }]],
  [`${SUPPORTS}.reasoning_effort`, 'high'],
  [`${SUPPORTS}.max_thinking_budget`, '32000'],
  [SUPPORTS, ['vision', 'tool_calls']],
  [`${LIMITS}.max_output_tokens`, '128000'],
  [`${LIMITS}.max_output_tokens`, -1],
  [`${LIMITS}.max_output_tokens`, 'NaN'],
  [`${LIMITS}.max_output_tokens`, 1e300],
  [`${LIMITS}.max_output_tokens`, 4096.5],
  [`${LIMITS}.max_output_tokens`, 0],
  [`${LIMITS}.max_prompt_tokens`, { max: 1 }],
  [`${LIMITS}.max_context_window_tokens`, [1]],
  [`${LIMITS}.vision.supported_media_types`, 'application/pdf'],
  [`${LIMITS}.vision`, []],
  [LIMITS, 'unlimited'],
  ['billing.token_prices', 'free'],
  ['billing', []],
  ['capabilities', 'chat'],
  ['capabilities.type', { chat: true }],
  ['model_picker_enabled', 'true'],
  ['model_picker_enabled', { on: true }],
  ['policy.state', { enabled: true }],
  ['policy', 'enabled'],
  ['supported_endpoints', '/responses'],
  ['supported_endpoints', [{ path: '/responses' }]],
]

/** Where no entry says anything else for it: costs are zero, and the models that think have efforts too. */
const UNSEEN = /token_prices|billing|thinking_budget/

const { each, tries } = sweep(5)

describe.each<[how: string, flags: string[]]>([
  ['with the memory of earlier answers', ['--remember']],
  ['without any memory', []],
])(`%s, ${each} the values`, (how, flags) => {
  const isRemembered = flags.length > 0
  const tried = cases.filter((_, at) => tries(isRemembered ? at : at + 2))
  test.each(tried)('%s that becomes %j changes nothing and is named; its return is no change', async (path, value) => {
    const workspace = createWorkspace()
    const sync = syncOf(workspace, flags)
    expect((await sync(good)).result.added).toHaveLength(22)
    const before = workspace.read('config.yaml')

    const { body, ids } = odd(path, value)
    const { ok, result, warnings } = await sync(body)
    expect([ok, how, result.changed]).toEqual([true, how, false])
    expect(workspace.read('config.yaml')).toBe(before)
    const unmapped = result.unmapped.find((row: { path: string }) => row.path === path)
    expect(unmapped?.models.toSorted()).toEqual(ids.toSorted())
    const said = warnings.filter(({ code }) => code === 'VALUE_UNREADABLE')
    expect(said).toHaveLength(1)
    for (const word of [path, ...unmapped.models.slice(0, 20)]) expect(said[0]?.message).toContain(word)
    if (JSON.stringify(value).length < 40) expect(said[0]?.message).toContain(JSON.stringify(value))
    expect(JSON.stringify([result, warnings])).not.toContain('[object')
    if (isRemembered || !UNSEEN.test(path)) expect(result.held).not.toEqual([])
    expect(await sync(body)).toMatchObject({ ok: true, result: { changed: false } })

    const back = await sync(good)
    expect(back).toMatchObject({ ok: true, result: { changed: false, held: [], updated: [] } })
    expect(back.warnings.filter(({ code }) => code === 'VALUE_UNREADABLE')).toEqual([])
  })

  test('what else the answer says of such a model is taken', async () => {
    const workspace = createWorkspace()
    const sync = syncOf(workspace, flags)
    await sync(good)
    const { body } = odd(`${LIMITS}.max_output_tokens`, '1')
    const next = odd(`${LIMITS}.max_prompt_tokens`, 111_111, body).body
    const { result } = await sync(next)
    expect(result.updated).not.toEqual([])
    const paths = result.updated.flatMap(({ fields }: Updated) => fields.map(({ path }) => path))
    expect(new Set(paths)).toEqual(new Set(['model_info.max_input_tokens']))
  })

  test('a model that is new gets what an absent value gives it', async () => {
    const workspace = createWorkspace()
    const { result, warnings } = await syncOf(workspace, flags)(odd(`${SUPPORTS}.vision`, 'true').body)
    expect(result.added).toHaveLength(22)
    expect(result.held).toEqual([])
    expect(warnings.filter(({ code }) => code === 'VALUE_UNREADABLE')).toHaveLength(1)
    expect(workspace.read('config.yaml')).not.toContain('supports_vision: true')
  })

  test.each<[what: string, line: string, was: unknown, is: unknown]>([
    ['is copied', 'telepathy: model_info.supports_telepathy', true, { enabled: true }],
    ['is copied as a list', 'telepathy: model_info.supports_telepathy', ['near'], [{ range: 'near' }]],
    [
      'is looked up',
      'telepathy: { to: model_info.supports_telepathy, values: { near: true, far: true } }',
      'near',
      { range: 'near' },
    ],
  ])('a flag of the settings that %s: its field stays', async (_, line, was, is) => {
    const workspace = createWorkspace()
    workspace.write('copilot-sync.yaml', `flags:\n  ${line}\n`)
    const sync = syncOf(workspace, flags)
    const first = put(good, `${SUPPORTS}.telepathy`, was)
    await sync(first)
    const before = workspace.read('config.yaml')
    expect(before).toContain('supports_telepathy:')
    const { result, warnings } = await sync(put(good, `${SUPPORTS}.telepathy`, is))
    expect(workspace.read('config.yaml')).toBe(before)
    expect(result.held).toHaveLength(22)
    expect(result.unmapped.map(({ path }: { path: string }) => path)).toContain(`${SUPPORTS}.telepathy`)
    expect(warnings.filter(({ code }) => code === 'VALUE_UNREADABLE')).toHaveLength(1)
    expect(await sync(first)).toMatchObject({ ok: true, result: { changed: false, held: [] } })
  })

  test.each([
    ['knows by other rules', '', `${SUPPORTS}.vision`, true, 'true'],
    ['says itself', `types: { '${SUPPORTS}.telepathy': 'flag' },`, `${SUPPORTS}.telepathy`, true, [true]],
  ])('a rule of somebody else whose path it %s: its field stays', async (_, types, path, was, is) => {
    const workspace = createWorkspace()
    const map = `({ 'model_info.sees': model.get('${path}') === true })`
    workspace.write(
      'rule.mjs',
      `export default { api: 1, name: 'sees', summary: 'x', reads: ['${path}'], ${types}
        writes: ['model_info.sees'], map: (model) => ${map}, examples: [] }`,
    )
    workspace.write('copilot-sync.yaml', 'rules: ["./rule.mjs"]\n')
    const sync = syncOf(workspace, flags)
    await sync(put(good, path, was))
    const before = workspace.read('config.yaml')
    expect(before).toContain('sees: true')
    const { result } = await sync(put(good, path, is))
    expect([result.changed, workspace.read('config.yaml') === before]).toEqual([false, true])
  })
})

test('a type that stays another goes as an absent value does, after the time for that', async () => {
  const workspace = createWorkspace()
  workspace.write('copilot-sync.yaml', 'hold: { fetches: 2, days: 0 }\n')
  const sync = syncOf(workspace, ['--remember'])
  await sync(good)
  const { body } = odd(`${SUPPORTS}.vision`, 'true')
  expect((await sync(body)).result.changed).toBe(false)
  expect((await sync(body)).result.updated).not.toEqual([])
  expect(workspace.read('config.yaml')).not.toContain('supports_vision: true')
  expect((await sync(body)).result).toMatchObject({ changed: false, held: [] })
})

test('through the API: answers of another type, then the good one', async () => {
  await withSimulator({}, async (simulator) => {
    const { run, read } = createWorkspace(simulator)
    expect((await run('sync', '--json')).json().result.added).toHaveLength(22)
    const before = read('config.yaml')
    simulator.setCatalog(odd(`${SUPPORTS}.vision`, { enabled: true }).body)
    const out = await run('sync')
    expect([out.code, read('config.yaml') === before]).toEqual([0, true])
    expect(out.stdout + out.stderr).toContain('{"enabled":true}')
    expect(out.stdout + out.stderr).not.toContain('[object')
    simulator.setCatalog(good)
    expect((await run('sync', '--json')).json()).toMatchObject({ ok: true, result: { changed: false, held: [] } })
  })
})

interface Updated {
  readonly fields: readonly { readonly path: string }[]
}

function put(catalog: CatalogBody, path: string, value: unknown): CatalogBody {
  const data = catalog.data.map((model) => putValue(model, path, value))
  return { ...catalog, data }
}

function syncOf({ write, run }: Workspace, flags: readonly string[]) {
  return async (catalog: CatalogBody) => {
    write('models.json', JSON.stringify(catalog))
    return (await run('sync', '--json', '--catalog', 'models.json', ...flags)).json()
  }
}
