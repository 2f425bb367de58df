import { reason, SyncError } from '@copilot-sync/errors'
import {
  type GuardContext,
  hashValue,
  limitKey,
  makePlan,
  type ProposedModel,
  reviewPlan,
  unguarded,
} from '@copilot-sync/plan'
import { describe, expect, test } from 'vitest'
import { entryId, type GuardedInput, ourData, planInput, review, wantedEntry } from './helpers.ts'

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `gpt-${from + index + 5}.1`)
/** A config with `have` and a catalog with `want`. */
const between = (
  have: readonly string[],
  want: readonly string[],
  guard?: Partial<GuardContext>,
  more: Partial<GuardedInput> = {},
) =>
  planInput(
    have.map((id) => ourData(id)),
    want.map((id) => wantedEntry(id)),
    { ...(guard && { guard }), ...more },
  )
const answer = (all: readonly string[], usable = all) => ({
  answer: {
    ids: all,
    usable,
    entries: null,
    hidden: [],
    skipped: all.filter((id) => !usable.includes(id)).map((id) => ({ id, reason: `hidden, as ${id.slice(0, 5)}` })),
  },
})
/** The catalog before, and which of its models the rules of now let in. */
const earlier = (
  all: readonly string[],
  usable = all,
  fields: Record<string, number> = {},
  heldLimits: string[] = [],
) => ({
  ids: all,
  entries: usable.map((id) => wantedEntry(id, fields)),
  heldLimits,
})
const skipped = [{ id: 'gpt-a', reason: 'its policy is not enabled' }]
const name = (id: string) => `github_copilot/${id}`

describe('whole runs', () => {
  test.for<[what: string, input: GuardedInput, code: string | undefined]>([
    [
      'no usable model while we own some',
      between(['gpt-a', 'gpt-b'], [], { catalogs: ['gpt-a'] }, { skipped }),
      'CATALOG_UNUSABLE',
    ],
    ['no model at all while we own some', between(['gpt-a', 'gpt-b'], []), 'CATALOG_UNUSABLE'],
    ['no usable model, nothing of ours', between([], [], undefined, { skipped }), undefined],
    ['one usable model', between(['gpt-a', 'gpt-b'], ['gpt-a']), undefined],
    [
      'none usable now, though held ones are wanted',
      between(['gpt-a'], ['gpt-a'], answer(['gpt-a'], [])),
      'CATALOG_UNUSABLE',
    ],
    ['a first sync', between([], ['gpt-a']), undefined],

    [
      'legacy only, newer ones served',
      between(
        ['gpt-5.5'],
        ['gpt-5.5', 'gpt-4o'],
        answer(['gpt-4o-mini', 'gpt-3.5-turbo-0613', 'gpt-4', 'gpt-4-o-preview', 'text-embedding-3-small']),
      ),
      'CATALOG_LEGACY',
    ],
    ['legacy only, so is what we serve', between(['gpt-4o'], ['gpt-4o'], answer(['gpt-4o', 'gpt-4'])), undefined],
    ['legacy only, a first sync', between([], ['gpt-4o'], answer(['gpt-4o'])), undefined],
    ['one newer model', between(['gpt-5.5'], ['gpt-5.5', 'gpt-4o'], answer(['gpt-4o', 'gpt-41-copilot'])), undefined],
    ['gpt-4.1 is none', between(['gpt-5.5'], ['gpt-4.1', 'gpt-5.5'], answer(['gpt-4o', 'gpt-4.1'])), undefined],

    ['another account', between(['gpt-a'], ['gpt-a'], { accountChanged: true }), 'ACCOUNT_CHANGED'],
    ['another account, a first sync', between([], ['gpt-a'], { accountChanged: true }), undefined],
    ['the same account', between(['gpt-a'], ['gpt-a'], { accountChanged: false }), undefined],

    ['4 of 10 go', between(ids(10), ids(6)), 'TOO_MANY_REMOVALS'],
    ['3 of 10 go', between(ids(10), ids(7)), undefined],
    ['8 of 9 go', between(ids(9), ids(1)), undefined],
    ['4 of 10 go, the user excludes one', between(ids(10), ids(6), { excluded: ids(1, 6) }), undefined],
    ['4 of 10 go by our own change', between(ids(10), ids(6), { ownChange: true }), undefined],
    ['4 of 10 go, the rules turn one out', between(ids(10), ids(6), { before: earlier(ids(10), ids(9)) }), undefined],
    ['4 of 10 go, the rules let them in', between(ids(10), ids(6), { before: earlier(ids(10)) }), 'TOO_MANY_REMOVALS'],
    [
      '4 of 10 go, the catalog before is without them',
      between(ids(10), ids(6), { before: earlier(ids(6)) }),
      'TOO_MANY_REMOVALS',
    ],
    [
      '4 of 10 go, one is held',
      between(ids(10), ids(6), { held: [held('gpt-11.1')], heldAsTheyAre: ['gpt-11.1'] }),
      undefined,
    ],
    ['all are served under other names', renamed(), undefined],
    ['all are served by the user', servedByUser(), undefined],
  ])('%s', ([, input, code]) => {
    const plan = makePlan(input)
    if (code === undefined) return expect(review(input, plan).plan).toMatchObject({ remove: expect.any(Array) })
    const refuse = () => review(input, plan)
    expect(refuse).toThrow(SyncError)
    expect(refuse).toThrow(expect.objectContaining({ code, exit: 3, hint: expect.stringContaining('--force') }))
    const forced = review({ ...input, guard: { ...input.guard, forced: true } }, plan)
    expect(forced.plan).toEqual(plan)
    expect(forced.accepted).toEqual([{ code, message: expect.any(String) }])
  })

  function renamed(): GuardedInput {
    const other = ids(10).map((id) => Object.assign(wantedEntry(id), { name: `other/${id}`, id: `other-${id}` }))
    return { ...between(ids(10), []), wanted: other }
  }
  function servedByUser(): GuardedInput {
    const users = ids(10).map((id) => ({ model_name: name(id), litellm_params: { model: 'openai/x' } }))
    return planInput(
      [...ids(10).map((id) => ourData(id)), ...users],
      ids(10).map((id) => wantedEntry(id)),
    )
  }
})

function held(id: string, path: string | null = null) {
  return {
    id,
    path,
    reason: reason(path === null ? 'MISSING' : 'VALUE_RETURNED'),
    missingSince: '2026-09-01T00:00:00.000Z',
    fetches: 2,
  }
}

test('a fault inside a guard is no finding', () => {
  const input = { ...between(['gpt-a'], ['gpt-b']), guard: { forced: true } }
  const broken = Object.defineProperty({ ...unguarded, ...input.guard }, 'references', {
    get: () => {
      throw new TypeError('broken')
    },
  })
  expect(() => reviewPlan(makePlan(input), input, broken)).toThrow(TypeError)
})

describe('a removal that the config still names', () => {
  const references = [
    { name: name('gpt-old'), place: 'litellm_settings.fallbacks' },
    { name: name('gpt-old'), place: 'router_settings.model_group_alias' },
    { name: name('gpt-old'), place: 'litellm_settings.fallbacks' },
  ]

  test('is held, and the rest goes on', () => {
    const { plan, accepted } = review(between(['gpt-old', 'gpt-older', 'gpt-a'], ['gpt-a'], { references }))
    expect(plan.remove.map((one) => one.name)).toEqual([name('gpt-older')])
    expect(plan.held).toEqual([
      {
        name: name('gpt-old'),
        path: null,
        reason: {
          code: 'STILL_NAMED',
          seen: { code: 'GONE', seen: null },
          places: ['litellm_settings.fallbacks', 'router_settings.model_group_alias'],
          until: ['config', 'force'],
        },
        missingSince: null,
        fetches: 0,
      },
    ])
    expect(plan.unchanged).toBe(2)
    expect(accepted).toEqual([])
  })

  test('goes when forced, and that is told', () => {
    const { plan, accepted } = review(between(['gpt-old', 'gpt-a'], ['gpt-a'], { references, forced: true }))
    expect(plan).toMatchObject({ remove: [{ name: name('gpt-old') }], held: [] })
    expect(accepted).toEqual([
      {
        code: 'STILL_NAMED',
        name: name('gpt-old'),
        path: null,
        reason: expect.objectContaining({
          places: ['litellm_settings.fallbacks', 'router_settings.model_group_alias'],
        }),
      },
    ])
  })

  test('goes when an entry of the user serves the name', () => {
    const user = { model_name: name('gpt-old'), litellm_params: { model: 'openai/x' } }
    const input = planInput(
      [ourData('gpt-old'), user, ourData('gpt-a')],
      [wantedEntry('gpt-old'), wantedEntry('gpt-a')],
      {
        guard: { references },
      },
    )
    expect(review(input).plan).toMatchObject({ remove: [{ name: name('gpt-old') }], held: [] })
  })
})

const change = (from: number, to: number | undefined, more: Partial<GuardedInput> = {}, path = 'max_input_tokens') =>
  planInput(
    [ourData('gpt-a', { [path]: from, mode: 'chat' })],
    [wantedEntry('gpt-a', { ...(to === undefined ? {} : { [path]: to }), mode: 'responses' })],
    more,
  )
const written = (value: number) => ({
  ledger: { [entryId(name('gpt-a'))]: { 'model_info.max_input_tokens': hashValue(value) } },
})
const override = (input: GuardedInput): GuardedInput => {
  const wanted = input.wanted.map((entry) =>
    Object.assign(entry, { fields: entry.fields.map((field) => Object.assign(field, { rule: 'override:gpt-*' })) }),
  )
  return { ...input, wanted, userRules: ['override:gpt-*'] }
}

const rules = (max_input_tokens: number, limits: string[] = []) => {
  const heldLimits = limits.map((field) => limitKey(name('gpt-a'), `model_info.${field}`))
  return { guard: { before: earlier(['gpt-a'], ['gpt-a'], { max_input_tokens }, heldLimits) } }
}

describe('a limit', () => {
  test.for<[what: string, input: GuardedInput, isHeld: boolean]>([
    ['that halves', change(272_000, 136_000), true],
    ['that halves, as we wrote it', change(272_000, 128_000, written(272_000)), true],
    ['of another kind', change(128_000, 1, {}, 'max_context_window_tokens'), true],
    ['that falls a little', change(272_000, 136_001), false],
    ['that rises', change(128_000, 400_000), false],
    ['that is no longer stated', change(128_000, undefined), false],
    ['that somebody raised by hand', change(999_999, 272_000, written(272_000)), false],
    ['that the settings set', override(change(272_000, 1000)), false],
    ['after our own change', change(272_000, 1000, { guard: { ownChange: true } }), false],
    ['that the rules lower', change(272_000, 1000, rules(1000)), false],
    ['that the rules lower further', change(272_000, 1000, rules(900)), false],
    ['that the catalog lowers, with other rules', change(272_000, 1000, rules(272_000)), true],
    ['of a model that was not there before', change(272_000, 1000, { guard: { before: earlier([]) } }), true],
    ['that was held before the rules changed', change(272_000, 1000, rules(1000, ['max_input_tokens'])), true],
    ['beside one that was held then', change(272_000, 1000, rules(1000, ['max_output_tokens'])), false],
    [
      'of a rule with all fields as limits',
      change(9, 1, { limits: ['model_info.max_x.*', 'model_info.*'] }, 'max_x'),
      true,
    ],
    ['that no rule calls one', change(272_000, 1000, { limits: [] }), false],
    ['that is none', change(7200, 60, {}, 'cache_models_for'), false],
    ['when forced', change(272_000, 1000, { guard: { forced: true } }), false],
  ])('%s', ([, input, isHeld]) => {
    const before = makePlan(input)
    const { plan } = review(input, before)
    expect(plan.held.map(({ reason: { code }, path }) => [code, path?.startsWith('model_info.max_')])).toEqual(
      isHeld ? [['LIMIT_HALVED', true]] : [],
    )
    const paths = (one: typeof plan) => one.update.flatMap(({ fields }) => fields.map(({ path }) => path))
    expect(paths(plan)).toEqual(isHeld ? ['model_info.mode'] : paths(before))
  })

  test.each([
    { says: 100, forced: false, rows: 0, to: [] },
    { says: 100, forced: true, rows: 0, to: [] },
    { says: 90, forced: false, rows: 1, to: [] },
    { says: 90, forced: true, rows: 0, to: [50] },
  ])('the memory waits with half of it, this answer says $says, forced: $forced', ({ says, forced, rows, to }) => {
    const entries = [wantedEntry('gpt-a', { max_tokens: says })]
    const guard = { forced, answer: { ids: ['gpt-a'], usable: ['gpt-a'], skipped: [], hidden: [], entries } }
    const input = planInput([ourData('gpt-a', { max_tokens: 100 })], [wantedEntry('gpt-a', { max_tokens: 50 })], {
      guard,
    })
    const { plan } = review(input)
    expect(plan.held).toHaveLength(rows)
    expect(plan.update.flatMap(({ fields }) => fields.map((field) => field.to))).toEqual(to)
    expect(plan.unchanged).toBe(1 - to.length)
  })

  test('an entry of which all changes are held is unchanged', () => {
    const input = planInput([ourData('gpt-a', { max_tokens: 100 })], [wantedEntry('gpt-a', { max_tokens: 50 })])
    const { plan } = review(input)
    expect(plan).toMatchObject({ update: [], unchanged: 1 })
    expect(plan.held).toEqual([
      {
        name: name('gpt-a'),
        path: 'model_info.max_tokens',
        reason: { code: 'LIMIT_HALVED', seen: { from: 100, to: 50 }, places: [], until: ['force'] },
        missingSince: null,
        fetches: 0,
      },
    ])
  })
})

const alias = (id: string) => ({ ...wantedEntry(id), name: `alias/${id}`, id: `alias-${id}` })

describe('new models', () => {
  const dear: ProposedModel[] = [{ id: 'gpt-dear', why: [{ what: 'price', price: 80 }] }]

  test.for<[what: string, guard: Partial<GuardContext>, added: string[]]>([
    ['are added', {}, ['gpt-new', 'gpt-dear', 'alias']],
    ['are proposed', { newModels: 'propose' }, ['alias']],
    ['are added but for some', { proposed: dear }, ['gpt-new', 'alias']],
    ['forced', { newModels: 'propose', proposed: dear, forced: true }, ['gpt-new', 'gpt-dear', 'alias']],
  ])('%s', ([, guard, added]) => {
    const input = between(['gpt-a'], ['gpt-a', 'gpt-new', 'gpt-dear'], guard)
    const { plan } = review({ ...input, wanted: [...input.wanted, alias('gpt-a')] })
    const names: Record<string, string> = { alias: 'alias/gpt-a' }
    expect(plan.add.map((one) => one.name)).toEqual(added.map((id) => names[id] ?? name(id)))
    expect(plan.add.length + plan.held.length).toBe(3)
    expect(plan.held.every(({ reason: { code } }) => code === 'NEW_MODEL')).toBe(true)
  })

  test('of a first sync are all added', () => {
    expect(review(between([], ['gpt-a'], { newModels: 'propose' })).plan.add).toHaveLength(1)
  })
})

describe('what the memory holds', () => {
  const row = { missingSince: '2026-09-01T00:00:00.000Z', fetches: 2 }

  test('is told by the names of our entries', () => {
    const guard = { held: [held('gpt-a'), held('gpt-a', 'capabilities.limits.x'), held('gpt-elsewhere')] }
    const input = between(['gpt-a', 'gpt-b'], ['gpt-a', 'gpt-b'], guard)
    expect(review(input).plan).toMatchObject({ unchanged: 2 })
    expect(review(input).plan.held).toEqual([
      { ...row, name: name('gpt-a'), path: null, reason: reason('MISSING') },
      { ...row, name: name('gpt-a'), path: 'capabilities.limits.x', reason: reason('VALUE_RETURNED') },
    ])
  })

  const blind = { held: [held('gpt-a')], heldAsTheyAre: ['gpt-a'] }
  const user = { model_name: name('gpt-a'), litellm_params: { model: 'openai/x' } }
  test.for<[what: string, input: GuardedInput, stays: boolean]>([
    ['nobody can map: its entry stays', between(['gpt-a', 'gpt-b'], ['gpt-b'], blind), true],
    ['also when forced', between(['gpt-a', 'gpt-b'], ['gpt-b'], { ...blind, forced: true }), true],
    ['but is excluded: it goes', between(['gpt-a', 'gpt-b'], ['gpt-b'], { ...blind, excluded: ['gpt-a'] }), false],
    [
      'can be mapped and is not wanted: it goes',
      between(['gpt-a', 'gpt-b'], ['gpt-b'], { held: [held('gpt-a')] }),
      false,
    ],
    [
      'the user serves himself: it goes',
      planInput([ourData('gpt-a'), user, ourData('gpt-b')], [wantedEntry('gpt-b')], { guard: blind }),
      false,
    ],
  ])('%s', ([, input, stays]) => {
    const { plan } = review(input)
    expect(plan.remove).toHaveLength(stays ? 0 : 1)
    expect(plan.held).toEqual(stays ? [{ ...row, name: name('gpt-a'), path: null, reason: reason('MISSING') }] : [])
    expect(plan.unchanged).toBe(stays ? 2 : 1)
  })
})
