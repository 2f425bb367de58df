import { reason } from '@copilot-sync/errors'
import { findClaimed, findOwnerConflicts, hashValue, makePlan, nextLedger, type Take } from '@copilot-sync/plan'
import { describe, expect, test } from 'vitest'
import { entryId, type GuardedInput, ourData, planInput, review, wantedEntry } from './helpers.ts'

const MARK = 'copilot-sync/a'
/** The ledger knows them as of one owner, and then of another. */
const WAS = `${hashValue('copilot-sync')} ${hashValue('copilot-sync/was')}`
const name = (model: string): string => `github_copilot/${model}`
const marked = (model: string, mark: string, info: object = {}) => ourData(model, { ...info, managed_by: mark })
const wants = (model: string, mark = MARK) => wantedEntry(model, { managed_by: mark })
const known = (...models: string[]) => ({
  ledger: Object.fromEntries(models.map((model) => [entryId(name(model)), { 'model_info.managed_by': WAS }])),
})
const owned = (
  data: readonly ReturnType<typeof ourData>[],
  models: readonly string[],
  more: Partial<GuardedInput> = {},
) =>
  planInput(
    data,
    models.map((model) => wants(model)),
    { mark: MARK, ...more },
  )

test.for<[string, string, Partial<GuardedInput>, 'ours' | 'anothers' | 'users']>([
  ['our mark', MARK, {}, 'ours'],
  ['another owner', 'copilot-sync/b', {}, 'anothers'],
  ['the owner without a name', 'copilot-sync', {}, 'anothers'],
  ['a former mark, known', 'copilot-sync', known('gpt-a'), 'ours'],
  ['a former owner, known', 'copilot-sync/was', known('gpt-a'), 'ours'],
  ['another owner, who took it', 'copilot-sync/b', known('gpt-a'), 'anothers'],
  ['a former mark, known for other settings', 'copilot-sync', { ...known('gpt-a'), known: new Map() }, 'anothers'],
  ['another model, known', 'copilot-sync', known('gpt-b'), 'anothers'],
  ['another owner, taken over', 'copilot-sync/b', { claimed: new Set(['0']) }, 'ours'],
  ['no mark of any owner', 'copilot-syncer', {}, 'users'],
])('whose an entry is by its mark: %s', ([, mark, more, whose]) => {
  const input = owned([marked('gpt-a', mark)], ['gpt-a'], more)
  const plan = makePlan(input)
  expect(findOwnerConflicts(input).map((entry) => entry.name)).toEqual(whose === 'anothers' ? [name('gpt-a')] : [])
  expect(plan.update.length + plan.unchanged).toBe(whose === 'ours' ? 1 : 0)
  const marks = plan.update.flatMap(({ fields }) => fields.map(({ path, from, to }) => ({ path, from, to })))
  expect(marks).toEqual(
    whose === 'ours' && mark !== MARK ? [{ path: 'model_info.managed_by', from: mark, to: MARK }] : [],
  )
})

test('entries of another owner stay, are not adopted, and keep what the ledger has of them', () => {
  const data = [marked('gpt-a', 'copilot-sync/b'), marked('gpt-b', MARK)]
  const theirs = { ...known('gpt-a', 'gpt-b'), known: new Map([[entryId(name('gpt-b')), WAS]]) }
  const input = owned(data, ['gpt-b', 'gpt-c'], { adopt: 'all', ...theirs })
  const plan = makePlan(input)
  expect(plan).toMatchObject({ update: [], remove: [], unchanged: 1, adoptable: 0, copies: [], userEntries: [] })
  expect(Object.keys(nextLedger(plan, input))).toEqual(['gpt-b', 'gpt-a', 'gpt-c'].map((one) => entryId(name(one))))
  // Their model is served by us under another name.
  const alias = { ...wants('gpt-a'), name: 'alias', id: entryId('alias') }
  const aliased = makePlan({ ...input, wanted: [alias] })
  expect(aliased).toMatchObject({ add: [{ name: 'alias' }], update: [], adoptable: 0 })
})

test('the ledger remembers each mark that an entry had', () => {
  const id = entryId(name('gpt-a'))
  const input = owned([marked('gpt-a', 'copilot-sync')], ['gpt-a'], known('gpt-a'))
  const ledger = nextLedger(makePlan(input), input)
  expect(ledger[id]?.['model_info.managed_by']).toBe(`${WAS} ${hashValue(MARK)}`)
  expect(nextLedger(makePlan(input), { ...input, ledger })[id]).toEqual(ledger[id])
})

test.for<[string, readonly ReturnType<typeof ourData>[], Take, string[]]>([
  ['nobody', [marked('gpt-a', 'copilot-sync')], [], []],
  ['by its name', [marked('gpt-a', 'copilot-sync')], [name('gpt-a')], ['0']],
  ['another name', [marked('gpt-a', 'copilot-sync')], [name('gpt-b')], []],
  ['all that are wanted', [marked('gpt-a', 'copilot-sync/b'), marked('gpt-x', 'copilot-sync/b')], 'all', ['0']],
  ['not wanted', [marked('gpt-x', 'copilot-sync/b')], [name('gpt-x')], []],
  ['beside one of ours', [marked('gpt-a', MARK), marked('gpt-a', 'copilot-sync/b')], 'all', []],
  ['of two the first', [marked('gpt-a', 'copilot-sync/b'), marked('gpt-a', 'copilot-sync/c')], 'all', ['0']],
  ["a user's", [marked('gpt-a', 'me')], 'all', []],
])('what is taken over: %s', ([, data, take, keys]) => {
  expect([...findClaimed(owned(data, ['gpt-a', 'gpt-b']), take)]).toEqual(keys)
})

test('an adopted entry of another owner is taken over under its own name', () => {
  const fast = {
    ...marked('gpt-a', 'copilot-sync', { adopted: true, id: entryId('fast') }),
    model_name: 'fast',
  }
  const input = owned([fast], ['gpt-a'])
  const claimed = findClaimed(input, ['fast'])
  expect(makePlan({ ...input, claimed }).update).toMatchObject([
    { name: 'fast', fields: [{ path: 'model_info.managed_by', from: 'copilot-sync', to: MARK }] },
  ])
})

describe('an entry that this ledger never had', () => {
  const skipped = [{ id: 'gpt-x', reason: 'settings exclude it' }]
  const mine = { model_name: name('gpt-x'), litellm_params: { model: 'openai/x' } }
  const renamed = { wanted: [{ ...wants('gpt-x'), name: 'x', id: entryId('x') }] }

  test.for<[string, Partial<GuardedInput>, 'held' | 'goes']>([
    ['settings turn it out', { skipped }, 'held'],
    ['settings give it another name', renamed, 'held'],
    ['forced', { skipped, guard: { forced: true } }, 'held'],
    ['the catalog does not have it', {}, 'goes'],
    ['the catalog turns it out', { skipped, guard: { catalogs: ['gpt-x'] } }, 'goes'],
    ['it is taken by name', { skipped, guard: { taken: [name('gpt-x')] } }, 'goes'],
    ['all are taken', { ...renamed, guard: { taken: 'all' } }, 'goes'],
    ['another is taken', { skipped, guard: { taken: [name('gpt-y')] } }, 'held'],
    ['the ledger has it', { skipped, ...known('gpt-x') }, 'goes'],
    ['the ledger has others', { skipped, ...known('gpt-y') }, 'held'],
    ['the ledger has it for other settings', { skipped, ...known('gpt-x'), known: new Map() }, 'held'],
  ])('%s', ([, more, fate]) => {
    const input = owned([marked('gpt-x', MARK)], ['gpt-y'], more)
    const { plan } = review(input)
    expect(plan.remove.map((one) => one.name)).toEqual(fate === 'goes' ? [name('gpt-x')] : [])
    const seen = 'wanted' in more ? { code: 'RENAMED', seen: null } : { code: 'LEFT_OUT', seen: skipped[0]?.reason }
    expect(plan.held).toEqual(
      fate === 'held'
        ? [
            {
              name: name('gpt-x'),
              path: null,
              reason: { ...reason('FOREIGN_ENTRY'), seen },
              missingSince: null,
              fetches: 0,
            },
          ]
        : [],
    )
    // What is held stays unknown: the next run holds it too.
    expect(Object.keys(nextLedger(plan, input))).toEqual([
      ...('known' in more ? [entryId(name('gpt-x'))] : []),
      more.wanted ? entryId('x') : entryId(name('gpt-y')),
    ])
  })

  test("an entry of the user's with its name wins all the same", () => {
    const { plan } = review(owned([marked('gpt-x', MARK), mine], ['gpt-x']))
    expect(plan.remove).toMatchObject([{ name: name('gpt-x'), reason: { code: 'NAME_TAKEN' } }])
  })

  test('with the mark of an owner before it goes like any other that we know', () => {
    const { plan } = review(owned([marked('gpt-x', 'copilot-sync')], ['gpt-y'], { skipped, ...known('gpt-x') }))
    expect(plan).toMatchObject({ remove: [{ name: name('gpt-x') }], held: [] })
  })
})
