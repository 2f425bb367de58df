import type { Json } from '@copilot-sync/catalog'
import { reason } from '@copilot-sync/errors'
import { type ConfigEntry, hashValue, makePlan, nextLedger, type PlanInput, type WantedEntry } from '@copilot-sync/plan'
import { describe, expect, test } from 'vitest'
import { fieldAt } from '../src/field-at.ts'
import { configEntry, entryId, ourData, planInput, wantedEntry } from './helpers.ts'

type Data = { readonly [key: string]: Json }

const HEADERS = { 'Editor-Version': 'vscode/1.85.1', 'Copilot-Integration-Id': 'vscode-chat' }

/** The entry that earlier scripts wrote. */
const documentEntry = (model: string, params: Data = {}, info: Data = {}): Data => ({
  model_name: `github_copilot/${model}`,
  litellm_params: {
    model: `github_copilot/${model}`,
    extra_headers: HEADERS,
    model_info: { litellm_provider: 'github_copilot', mode: 'chat', max_tokens: 128_000, ...info },
    cache_models_for: 7200,
    ...params,
  },
})

const named = (name: string, model = 'gpt-a', more: Data = {}): Data => ({
  model_name: name,
  litellm_params: { model: model.includes('/') ? model : `github_copilot/${model}` },
  ...more,
})

const owned = ['model_info.mode', 'model_info.max_tokens', 'litellm_params.extra_headers']
const input = (data: readonly Data[], wanted: readonly WantedEntry[], more: Partial<PlanInput> = {}): PlanInput =>
  planInput(data, wanted, { owned, adopt: 'all', ...more })

/** An entry once its changes are made, as paths and values. */
function changed(data: Data, paths: readonly { path: string; to: Json | undefined }[]): Data {
  const copy = structuredClone(data) as Record<string, Json>
  for (const { path, to } of paths) {
    const [section = '', key = ''] = path.split('.')
    const inner = { ...(copy[section] as Data | undefined) } as Record<string, Json>
    if (to === undefined) delete inner[key]
    else inner[key] = to
    copy[section] = inner
  }
  return copy
}

/** The entries as they are once the plan is applied. */
function apply(inputs: PlanInput): { readonly data: Data[]; readonly ledger: PlanInput['ledger'] } {
  const plan = makePlan(inputs)
  const gone = new Set(plan.remove.map(({ key }) => key))
  const data = inputs.entries.map((entry) =>
    changed(entry.data() as Data, plan.update.find(({ key }) => key === entry.key)?.fields ?? []),
  )
  return { data: data.filter((_, index) => !gone.has(String(index))), ledger: nextLedger(plan, inputs) }
}

describe('which entries are adopted', () => {
  test.for<[string, PlanInput['adopt'], Data, boolean]>([
    ['by default none', undefined, documentEntry('gpt-a'), false],
    ['none', 'none', documentEntry('gpt-a'), false],
    ['all', 'all', documentEntry('gpt-a'), true],
    ['all: a plain one', 'all', named('github_copilot/gpt-a'), true],
    ['all: with a name of its own', 'all', named('fast'), true],
    ['all: marked as another tool', 'all', named('fast', 'gpt-a', { model_info: { managed_by: 'terraform' } }), true],
    ['all: a renamed copy of ours', 'all', { ...ourData('gpt-a'), model_name: 'fast' }, true],
    ['all: another provider', 'all', named('github_copilot/gpt-a', 'openai/gpt-a'), false],
    ['all: a model that is not served', 'all', named('old', 'gpt-old'), false],
    ['all: under the name of another model', 'all', named('github_copilot/gpt-b'), false],
    ['all: a key that no path can name', 'all', documentEntry('gpt-a', {}, { 'a.b': 1 }), false],
    ['document: its shape', 'document', documentEntry('gpt-a'), true],
    ['document: without headers', 'document', documentEntry('gpt-a', { extra_headers: {} }), true],
    ['document: one more parameter', 'document', documentEntry('gpt-a', { rpm: 5 }), false],
    ['document: one more header', 'document', documentEntry('gpt-a', { extra_headers: { 'x-team': 'a' } }), false],
    ['document: headers that are no mapping', 'document', documentEntry('gpt-a', { extra_headers: 'a' }), false],
    ['document: one more field', 'document', documentEntry('gpt-a', {}, { team: 'a' }), false],
    [
      'document: with a sibling model_info',
      'document',
      { ...documentEntry('gpt-a'), model_info: { mode: 'x' } },
      false,
    ],
    ['document: no nested model_info', 'document', named('github_copilot/gpt-a'), false],
    ['document: another name', 'document', { ...documentEntry('gpt-a'), model_name: 'fast' }, false],
    ['document: a name that is none', 'document', named('fast', 'gpt-a'), false],
  ])('%s', ([, adopt, data, adopted]) => {
    const inputs = input([data], [wantedEntry('gpt-a'), wantedEntry('gpt-b')], { adopt })
    const { update, adoptable } = makePlan(inputs)
    expect(update.filter((one) => one.adopted).map(({ key }) => key)).toEqual(adopted ? ['0'] : [])
    const could = makePlan({ ...inputs, adopt: 'all' }).update.length
    expect(adoptable).toBe(could - update.length)
  })

  test('entries that are not mappings of parameters are left alone', () => {
    const entry: ConfigEntry = { ...configEntry(0, named('fast')), data: () => ['x'] }
    expect(makePlan(input([], [wantedEntry('gpt-a')], { entries: [entry], adopt: 'document' })).update).toEqual([])
    const odd: ConfigEntry = { ...entry, data: () => ({ model_name: 'fast', litellm_params: 'x' }) }
    expect(makePlan(input([], [wantedEntry('gpt-a')], { entries: [odd], adopt: 'document' })).update).toEqual([])
  })

  test('what cannot be edited safely is left, and is not counted', () => {
    const plan = makePlan(input([named('fast'), named('slow')], [wantedEntry('gpt-a')], { leave: new Set(['0']) }))
    expect(plan).toMatchObject({ update: [{ name: 'slow' }], adoptable: 0 })
  })
})

describe('what an adopted entry becomes', () => {
  test('the marks, the wanted fields, the lifted rest; every change is in the plan', () => {
    const info = { mode: 'responses', max_tokens: 64_000 }
    const wanted = wantedEntry('gpt-a', info)
    const fields = [...wanted.fields, { path: 'litellm_params.extra_headers', value: { a: 'b' }, rule: 'headers' }]
    const nested = { mode: 'chat', team: 'red', note: 'inner' }
    const data = { ...documentEntry('gpt-a', { rpm: 5 }, nested), model_info: { note: 'outer' } }
    const plan = makePlan(input([data], [{ ...wanted, fields }]))
    expect(plan).toMatchObject({ add: [], remove: [], unchanged: 0, userEntries: [], adoptable: 0 })
    expect(plan.update[0]?.fields).toEqual([
      { path: 'model_info.id', from: undefined, to: entryId('github_copilot/gpt-a'), rule: 'adopt' },
      { path: 'model_info.managed_by', from: undefined, to: 'copilot-sync', rule: 'adopt' },
      { path: 'model_info.mode', from: undefined, to: 'responses', rule: 'test' },
      { path: 'model_info.max_tokens', from: undefined, to: 64_000, rule: 'test' },
      { path: 'litellm_params.extra_headers', from: HEADERS, to: { a: 'b' }, rule: 'headers' },
      { path: 'model_info.litellm_provider', from: undefined, to: 'github_copilot', rule: 'adopt' },
      { path: 'model_info.team', from: undefined, to: 'red', rule: 'adopt' },
      {
        path: 'litellm_params.model_info',
        from: { litellm_provider: 'github_copilot', max_tokens: 128_000, ...nested },
        to: undefined,
        rule: 'adopt',
      },
      { path: 'litellm_params.cache_models_for', from: 7200, to: undefined, rule: 'adopt' },
    ])
    expect(fieldAt(apply(input([data], [{ ...wanted, fields }])).data[0], 'litellm_params.rpm')).toBe(5)
  })

  test('headers are whole or absent', () => {
    const { update } = makePlan(input([documentEntry('gpt-a')], [wantedEntry('gpt-a')]))
    expect(update[0]?.fields).toContainEqual(
      expect.objectContaining({ path: 'litellm_params.extra_headers', from: HEADERS, to: undefined }),
    )
  })

  test('a field whose rule failed stays as it is', () => {
    const keep = ['litellm_params.extra_headers', 'model_info.mode']
    const { update } = makePlan(input([documentEntry('gpt-a')], [{ ...wantedEntry('gpt-a', { mode: 'x' }), keep }]))
    expect(update[0]?.fields.map(({ path }) => path)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/headers|mode$/)]),
    )
  })

  test('a nested model_info that the rules want is not lifted away', () => {
    const wanted = wantedEntry('gpt-a')
    const value = { litellm_provider: 'github_copilot' }
    const fields = [...wanted.fields, { path: 'litellm_params.model_info', value, rule: 'classic' }]
    const { data } = apply(input([documentEntry('gpt-a', {}, { team: 'red' })], [{ ...wanted, fields }]))
    expect(fieldAt(data[0], 'litellm_params.model_info')).toEqual(value)
    expect(fieldAt(data[0], 'model_info.team')).toBe('red')
  })
})

describe('afterwards', () => {
  const wanted = [wantedEntry('gpt-a', { mode: 'chat' }), wantedEntry('gpt-b')]
  const settled = (data: readonly Data[], more: Partial<PlanInput> = {}) =>
    makePlan(input(data, wanted, { adopt: 'none', ...more }))

  test.for<[string, Data[], Data[]]>([
    ['the documented shape', [documentEntry('gpt-a')], []],
    ['a name of its own', [named('fast')], [{ name: 'fast' }]],
    ['several of one name', [named('fast'), named('fast', 'openai/gpt-a'), named('fast')], [{ name: 'fast' }]],
    [
      'several under a name of settings',
      [named('github_copilot/gpt-a'), named('github_copilot/gpt-a', 'azure/gpt-a')],
      [{ name: 'github_copilot/gpt-a' }],
    ],
    ['ours and theirs of one name', [ourData('gpt-a'), named('github_copilot/gpt-a')], []],
  ])('%s: the next run finds nothing to do there, also without --adopt', ([, data, keepNames]) => {
    const first = apply(input(data, wanted))
    for (const adopt of ['none', 'all'] as const) {
      const plan = makePlan(input(first.data, wanted, { adopt, ledger: first.ledger }))
      expect(plan).toMatchObject({ update: [], remove: [], unchanged: 1, adoptable: 0, copies: [] })
      expect(Object.keys(nextLedger(plan, input(first.data, wanted, { ledger: first.ledger })))).toHaveLength(
        1 + plan.add.length,
      )
    }
    const marked = first.data.filter((one) => fieldAt(one, 'model_info.adopted') === true)
    expect(marked.map((one) => ({ name: one['model_name'] }))).toEqual(keepNames)
  })

  test('under its own name it follows the catalog, and goes when the model goes', () => {
    const { data, ledger } = apply(input([named('fast')], wanted))
    const followed = makePlan(input(data, [wantedEntry('gpt-a', { mode: 'responses' })], { ledger }))
    expect(followed.update).toMatchObject([{ name: 'fast', fields: [{ path: 'model_info.mode', to: 'responses' }] }])
    const gone = makePlan(input(data, [wantedEntry('gpt-b')], { ledger }))
    expect(gone.remove).toEqual([{ name: 'fast', key: '0', reason: reason('GONE') }])
    expect(nextLedger(gone, input(data, [wantedEntry('gpt-b')], { ledger }))).not.toHaveProperty(entryId('fast'))
  })

  test('without its memory of that it is served under another name', () => {
    const { data } = apply(input([named('fast')], wanted))
    const forgetful = data.map((one) => changed(one, [{ path: 'model_info.adopted', to: undefined }]))
    expect(settled(forgetful).remove).toMatchObject([{ reason: reason('RENAMED') }])
  })

  test('handed back by deleting the mark it is theirs, wins by name and is only counted', () => {
    const { data } = apply(input([documentEntry('gpt-a')], wanted))
    const back = data.map((one) => changed(one, [{ path: 'model_info.managed_by', to: undefined }]))
    expect(settled(back)).toMatchObject({ update: [], remove: [], userEntries: ['github_copilot/gpt-a'], adoptable: 1 })
    expect(makePlan(input(back, wanted, { adopt: 'document' })).update).toEqual([])
    expect(makePlan(input(back, wanted, { adopt: 'all' })).update).toHaveLength(1)
  })

  test('given another provider by hand it is theirs again', () => {
    const { data } = apply(input([named('fast')], wanted))
    const other = data.map((one) => changed(one, [{ path: 'litellm_params.model', to: 'openai/gpt-a' }]))
    expect(settled(other)).toMatchObject({ update: [], remove: [], unchanged: 0, copies: [] })
  })

  test('an entry of theirs that comes later wins over one that was adopted under a name of settings', () => {
    const { data } = apply(input([documentEntry('gpt-a')], wanted))
    const plan = settled([...data, named('github_copilot/gpt-a', 'openai/gpt-a')])
    expect(plan).toMatchObject({ remove: [{ key: '0' }], userEntries: ['github_copilot/gpt-a'] })
  })

  test('the ledger knows what was wanted, and nothing of theirs', () => {
    const { ledger } = apply(input([documentEntry('gpt-a', {}, { team: 'red' })], wanted))
    const row = ledger[entryId('github_copilot/gpt-a')]
    expect(row).toMatchObject({ 'model_info.mode': hashValue('chat') })
    expect(row).not.toHaveProperty('model_info.team')
  })
})
