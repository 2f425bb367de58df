import { reason } from '@copilot-sync/errors'
import { hashValue, isEmptyPlan, makePlan, nextLedger, type PlanInput } from '@copilot-sync/plan'
import { expect, test } from 'vitest'
import { entryId, ourData, planInput, wantedEntry } from './helpers.ts'

const wanted = [wantedEntry('gpt-a', { mode: 'chat' })]
const ours = ourData('gpt-a', { mode: 'chat' })
const drifted = ourData('gpt-a', { mode: 'x' })
const theirs = { model_name: 'github_copilot/gpt-a', litellm_params: { model: 'github_copilot/gpt-a' } }
const name = 'github_copilot/gpt-a'

test.for<[string, Parameters<typeof planInput>[0], number[], object]>([
  ['ours where they belong', [ours], [], { unchanged: 1, update: [] }],
  ['ours in the other file', [ours], [0], { unchanged: 0, update: [], move: [{ name, key: '0', twin: false }] }],
  ['and drifted', [drifted], [0], { update: [{ key: '0' }], move: [{ name, key: '0', twin: false }] }],
  [
    'in both: the one in its place stays',
    [ours, ours],
    [0],
    { unchanged: 1, update: [], remove: [], copies: [], move: [{ name, key: '0', twin: true }] },
  ],
  ['the same, the other way round', [ours, drifted], [1], { unchanged: 1, move: [{ name, key: '1', twin: true }] }],
  [
    'copies in one file are still the user’s',
    [ours, ours],
    [0, 1],
    { copies: [{ key: '1', why: 'repeated' }], move: [{ key: '0', twin: false }] },
  ],
  [
    'adopted in the other file',
    [theirs],
    [0],
    { update: [{ key: '0', name }], move: [{ name, key: '0', twin: false }], adoptable: 0 },
  ],
])('%s', ([, data, away, plan]) => {
  const ledger = { [entryId(name)]: { 'model_info.mode': hashValue('chat') } }
  const input = planInput(data, wanted, { away: new Set(away.map(String)), adopt: 'all', ledger })
  const made = makePlan(input)
  expect(made).toMatchObject({ add: [], remove: [], ...plan })
  expect(isEmptyPlan(made)).toBe(away.length === 0)
  expect(Object.keys(nextLedger(made, input))).toEqual([entryId(name)])
})

test.for([
  ['stands where ours do not belong', { ...ours, note: 'mine' }, ours, '0'],
  ['stands first', ours, { ...ours, note: 'mine' }, '1'],
  ['says it in a section', ours, { ...ours, litellm_params: { model: name, rpm: 6 } }, '1'],
] as const)('in both, and one has a field of the user: a copy, and no twin, where it %s', ([, first, second, key]) => {
  const made = makePlan(planInput([first, second], wanted, { away: new Set([key]) }))
  expect(made).toMatchObject({ remove: [], update: [], unchanged: 1, copies: [{ name, key, why: 'repeated' }] })
  expect(isEmptyPlan(made)).toBe(true)
})

test.for<[string, Partial<PlanInput>, object]>([
  ['ours is not added', {}, { add: [], userEntries: [name] }],
  ['ours goes', { entries: planInput([ours], []).entries }, { remove: [{ reason: reason('NAME_TAKEN') }] }],
  [
    'an adopted one stands beside it',
    { entries: planInput([theirs], []).entries, adopt: 'all' },
    {
      add: [],
      remove: [],
      update: [{ fields: expect.arrayContaining([expect.objectContaining({ path: 'model_info.adopted' })]) }],
    },
  ],
])('an entry of the user in a file that is only read has the name: %s', ([, more, plan]) => {
  expect(makePlan(planInput([], wanted, { otherNames: [name, 'else'], ...more }))).toMatchObject(plan)
})
