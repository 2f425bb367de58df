import type { Json } from '@copilot-sync/catalog'
import { reason } from '@copilot-sync/errors'
import { isEmptyPlan, isOwn, makePlan } from '@copilot-sync/plan'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '../../../scripts/cpu-time.ts'
import { hashValue } from '../src/index.ts'
import { configEntry, entryId, type GuardedInput, ourData, planInput, wantedEntry } from './helpers.ts'

test("the README's example: one model is new, one has a new limit, one is gone", () => {
  const wanted = [wantedEntry('gpt-a', { max_tokens: 64_000 }), wantedEntry('gpt-new')]
  const plan = makePlan(planInput([ourData('gpt-a', { max_tokens: 4_096 }), ourData('gpt-old')], wanted))
  expect(plan.add.map(({ name }) => name)).toEqual(['github_copilot/gpt-new'])
  expect(plan.update).toEqual([
    {
      name: 'github_copilot/gpt-a',
      key: '0',
      fields: [{ path: 'model_info.max_tokens', from: 4_096, to: 64_000, rule: 'test' }],
    },
  ])
  expect(plan.remove).toEqual([{ name: 'github_copilot/gpt-old', key: '1', reason: reason('GONE') }])
  expect(plan.unchanged).toBe(0)
  expect(isEmptyPlan(plan)).toBe(false)
})

test('nothing to do', () => {
  const plan = makePlan(
    planInput(
      [ourData('gpt-a', { cost: 0, tags: { b: 1, a: [1] } })],
      [wantedEntry('gpt-a', { cost: 0.0, tags: { a: [1], b: 1 } })],
    ),
  )
  expect(plan).toMatchObject({ add: [], update: [], remove: [], held: [], unchanged: 1 })
  expect(isEmptyPlan(plan)).toBe(true)
  expect(isEmptyPlan({ ...plan, other: [{ kind: 'file', name: 'a.py', from: null, to: 'x' }] })).toBe(false)
})

describe('whose entry it is', () => {
  const ours = ourData('gpt-a')
  test.for<[string, { readonly [key: string]: Json }, boolean]>([
    ['mark and id', ours, true],
    ['no mark', { ...ours, model_info: { id: entryId('github_copilot/gpt-a') } }, false],
    ['another mark', ourData('gpt-a', { managed_by: 'me' }), false],
    ['another id', ourData('gpt-a', { id: 'mine' }), false],
    ['another name', { ...ours, model_name: 'gpt-a' }, false],
    ['no name', { ...ours, model_name: 4.1 }, false],
  ])('%s', ([, data, own]) => {
    expect(isOwn(configEntry(0, data), { mark: 'copilot-sync', known: new Map(), entryId })).toBe(own)
  })
})

const theirs = (name: string, model: string, info: { readonly [key: string]: Json } = {}) => ({
  model_name: name,
  litellm_params: { model },
  model_info: info,
})

describe("the user's entries", () => {
  test('an entry of theirs with a name of ours wins: ours is not added, or goes', () => {
    const mine = theirs('github_copilot/gpt-a', 'openai/gpt-a')
    const fresh = makePlan(planInput([mine], [wantedEntry('gpt-a')]))
    expect(fresh).toMatchObject({ add: [], remove: [], userEntries: ['github_copilot/gpt-a'], adoptable: 0 })
    const both = makePlan(planInput([ourData('gpt-a'), mine, mine], [wantedEntry('gpt-a')]))
    expect(both).toMatchObject({ add: [], update: [], userEntries: ['github_copilot/gpt-a'] })
    expect(both.remove).toEqual([{ name: 'github_copilot/gpt-a', key: '0', reason: reason('NAME_TAKEN') }])
  })

  test('of exact copies the first is ours, the others are theirs and take no name', () => {
    const copy = ourData('gpt-a', { note: 'mine' })
    const plan = makePlan(planInput([ourData('gpt-a'), copy], [wantedEntry('gpt-a', { mode: 'chat' })]))
    expect(plan.update.map(({ key }) => key)).toEqual(['0'])
    expect(plan).toMatchObject({ remove: [], userEntries: [], unchanged: 0 })
    expect(plan.copies).toEqual([{ name: 'github_copilot/gpt-a', key: '1', why: 'repeated' }])
  })

  test('a renamed copy is theirs, with a note', () => {
    const renamed = { ...ourData('gpt-a'), model_name: 'fast' }
    const plan = makePlan(planInput([ourData('gpt-a'), renamed], [wantedEntry('gpt-a')]))
    expect(plan).toMatchObject({ remove: [], update: [], unchanged: 1, adoptable: 1 })
    expect(plan.copies).toEqual([{ name: 'fast', key: '1', why: 'id' }])
  })

  test.for([
    ['github_copilot/gpt-a', 'github_copilot/gpt-a', 1],
    ['alias', 'github_copilot/gpt-a', 1],
    ['github_copilot/gpt-a', 'github_copilot/gpt-retired', 0],
    ['github_copilot/*', 'github_copilot/gpt-a', 0],
    ['os.environ/NAME', 'github_copilot/gpt-a', 0],
    ['alias', 'github_copilot/gpt-retired', 0],
    ['github_copilot/gpt-a', 'azure/gpt-a', 0],
    ['github_copilot/gpt-a', 'github_copilot/*', 0],
  ] as const)('%s → %s: adoptable %d', ([name, model, adoptable]) => {
    expect(makePlan(planInput([theirs(name, model)], [wantedEntry('gpt-a')])).adoptable).toBe(adoptable)
  })

  test('wildcards are named', () => {
    const nameless = { litellm_params: { model: 'github_copilot/*' } }
    const data = [theirs('all', '*'), theirs('copilot/*', 'github_copilot/gpt-*'), theirs('o/*', 'openai/*'), nameless]
    expect(makePlan(planInput(data, [])).wildcards).toEqual(['all', 'copilot/*', 'github_copilot/*'])
  })

  test('entries of theirs that do not serve Copilot are never looked into', () => {
    const entry = configEntry(0, theirs('a', 'openai/a'))
    const closed = { ...entry, data: () => expect.unreachable() }
    expect(makePlan(planInput([], [wantedEntry('gpt-a')], { entries: [closed] })).add).toHaveLength(1)
  })
})

test.for([
  ['gpt-old', 'GONE', null],
  ['gpt-out', 'LEFT_OUT', 'its policy is not enabled'],
  ['gpt-b', 'RENAMED', null],
] as const)('why %s goes: %s', ([model, code, seen]) => {
  const plan = makePlan(
    planInput([ourData(model)], [{ ...wantedEntry('gpt-b'), name: 'b' }], {
      skipped: [{ id: 'gpt-out', reason: 'its policy is not enabled' }],
    }),
  )
  expect(plan.remove).toEqual([{ name: `github_copilot/${model}`, key: '0', reason: reason(code, seen) }])
})

test('an entry of ours that was given another model goes as its own model says', () => {
  const data = { ...ourData('gpt-a'), litellm_params: { model: 'other' } }
  expect(makePlan(planInput([data], [], { skipped: [{ id: 'other', reason: 'excluded' }] })).remove).toMatchObject([
    { reason: reason('LEFT_OUT', 'excluded') },
  ])
})

test('of two wanted entries with one name the first counts', () => {
  const plan = makePlan(planInput([], [wantedEntry('gpt-a', { mode: 'chat' }), wantedEntry('gpt-a')]))
  expect(plan.add.map(({ entry }) => entry.fields.length)).toEqual([5])
})

describe('fields', () => {
  const id = entryId('github_copilot/gpt-a')
  const ledger = (value: Json, path = 'model_info.x') => ({ [id]: { [path]: hashValue(value) } })

  test.for<[string, { readonly [key: string]: Json }, Parameters<typeof planInput>[2], readonly object[]]>([
    ["the user's own field stays", { x: 1 }, {}, []],
    [
      'no longer wanted, in the ledger as it stands',
      { x: 1 },
      { ledger: ledger(1) },
      [{ from: 1, to: undefined, rule: 'ledger' }],
    ],
    ['the same, written as a float', { x: 1.0 }, { ledger: ledger(1) }, [{ from: 1 }]],
    [
      'while a write was cut off',
      { x: 1 },
      { ledger: { [id]: { 'model_info.x': `${hashValue(2)} ${hashValue(1)}` } } },
      [{ from: 1 }],
    ],
    ['no longer wanted, changed by the user since', { x: 2 }, { ledger: ledger(1) }, []],
    ['no longer wanted and gone already', {}, { ledger: ledger(1) }, []],
    [
      'no rule of now writes it',
      { x: 1 },
      { ledger: ledger(1), owned: ['model_info.mode'] },
      [{ from: 1, rule: 'ledger' }],
    ],
  ])('%s', ([, info, more, changes]) => {
    const { update } = makePlan(planInput([ourData('gpt-a', info)], [wantedEntry('gpt-a')], more))
    expect(update.flatMap(({ fields }) => fields)).toMatchObject(changes)
  })

  test.for<[string, Partial<GuardedInput>, object]>([
    ['its rule is gone', { guestRules: ['flag:y'] }, { rule: 'ledger', writer: { rule: 'flag:x', gone: true } }],
    [
      'its rule writes another',
      { guestRules: ['flag:x'] },
      { rule: 'ledger', writer: { rule: 'flag:x', gone: false } },
    ],
    ['nobody knows who wrote it', { guestRules: ['flag:x'], writers: {} }, { rule: 'ledger' }],
  ])('a field that goes says why: %s', ([, more, change]) => {
    const known = { ledger: ledger(1), writers: { [id]: { 'model_info.x': 'flag:x' } }, owned: [], ...more }
    const { update } = makePlan(planInput([ourData('gpt-a', { x: 1 })], [wantedEntry('gpt-a')], known))
    expect(update).toEqual([
      { name: 'github_copilot/gpt-a', key: '0', fields: [{ path: 'model_info.x', from: 1, to: undefined, ...change }] },
    ])
  })

  test('a field above or below a wanted one is not removed for the ledger', () => {
    const wanted = wantedEntry('gpt-a')
    const fields = [...wanted.fields, { path: 'model_info.x.y', value: 1, rule: 'test' }]
    const more = {
      ledger: { ...ledger({ y: 1 }), [id]: { 'model_info.x': hashValue({ y: 1 }), 'model_info.x.y.z': '0' } },
    }
    const { unchanged } = makePlan(planInput([ourData('gpt-a', { x: { y: 1 } })], [{ ...wanted, fields }], more))
    expect(unchanged).toBe(1)
  })

  test('drift is set back', () => {
    const plan = makePlan(
      planInput([ourData('gpt-a', { mode: 'chat' })], [wantedEntry('gpt-a', { mode: 'responses', n: null })]),
    )
    expect(plan.update[0]?.fields).toEqual([
      { path: 'model_info.mode', from: 'chat', to: 'responses', rule: 'test' },
      { path: 'model_info.n', from: undefined, to: null, rule: 'test' },
    ])
  })

  test.for([['model_info.mode'], ['model_info.*']])('what a failed rule would write stays: %s', (keep) => {
    const wanted = { ...wantedEntry('gpt-a', { mode: 'responses' }), keep }
    const more = { ledger: { [id]: { 'model_info.mode': hashValue('chat') } } }
    expect(makePlan(planInput([ourData('gpt-a', { mode: 'chat' })], [wanted], more)).unchanged).toBe(1)
    expect(
      makePlan(planInput([ourData('gpt-a', { mode: 'chat' })], [{ ...wantedEntry('gpt-a'), keep }], more)).unchanged,
    ).toBe(1)
  })

  test('sections that are no mappings count as empty', () => {
    const entry = { ...configEntry(0, ourData('gpt-a')), data: () => ({ model_info: null, litellm_params: ['x'] }) }
    const { update } = makePlan(planInput([], [wantedEntry('gpt-a')], { entries: [entry] }))
    expect(update[0]?.fields.map(({ from }) => from)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('keys that hold dots are found', () => {
    const wanted = wantedEntry('gpt-a')
    const fields = [...wanted.fields, { path: 'model_info.a.b.c', value: 1, rule: 'test' }]
    expect(makePlan(planInput([ourData('gpt-a', { 'a.b': { c: 1 } })], [{ ...wanted, fields }])).unchanged).toBe(1)
  })
})

test('10,000 entries take no time', () => {
  const data = Array.from({ length: 10_000 }, (_, i) => (i % 2 ? ourData(`m${i}`) : theirs(`t${i}`, `openai/t${i}`)))
  const wanted = Array.from({ length: 5_000 }, (_, i) => wantedEntry(`m${i * 2 + 1}`))
  const input = planInput(data, wanted)
  const start = cpuTime()
  expect(makePlan(input).unchanged).toBe(5_000)
  expect(cpuTime() - start).toBeLessThan(500)
})
