import { fingerprint, newMemory } from '@copilot-sync/memory'
import { expect, test } from 'vitest'
import { basis, DAY, play, START, type Step } from './helpers/play.ts'

const model = (max: number) => ({ id: 'm', limits: { max } })
type Own = Step['basis']

test.each<[what: string, own: Own, expected: { changed: string[]; own: boolean; account: boolean }]>([
  ['the API version', { apiVersion: '2026-07-01' }, { changed: ['apiVersion'], own: true, account: false }],
  ['no API version', { apiVersion: null }, { changed: ['apiVersion'], own: true, account: false }],
  ['the rules', { ruleVersion: '2' }, { changed: ['ruleVersion'], own: false, account: false }],
  ['the host', { apiBase: 'https://other.invalid' }, { changed: ['apiBase'], own: false, account: false }],
  ['the account', { account: 'beef' }, { changed: ['account'], own: false, account: true }],
])('another basis, %s: values are taken, models stay held', (_, own, expected) => {
  const [, , held, after, back] = play([
    { at: START, models: [model(1), { id: 'x', limits: { max: 1 } }] },
    { at: START + DAY, models: [model(2)] },
    { at: START + 2 * DAY, models: [model(1)] },
    { at: START + 3 * DAY, models: [model(1)], basis: own },
    { at: START + 4 * DAY, models: [model(2)], basis: own },
  ]).map(({ settled }) => settled)
  expect(held?.models[0]).toEqual(model(2))
  expect(held?.held.map(({ id, path }) => [id, path])).toEqual([
    ['m', 'limits.max'],
    ['x', null],
  ])
  expect(after?.models).toEqual([model(1), { id: 'x', limits: { max: 1 } }])
  expect(after?.held.map(({ id, fetches }) => [id, fetches])).toEqual([['x', 3]])
  expect(after?.rebased.map(({ part }) => part)).toEqual(expected.changed)
  expect(after?.ownChange).toBe(expected.own)
  expect(after?.accountChanged).toBe(expected.account)
  expect(after?.event?.basis).toEqual(after?.rebased)
  expect(after?.event?.changed).toEqual([{ id: 'm', path: 'limits.max', from: 2, to: 1 }])
  expect(back?.models[0]).toEqual(model(2))
  expect(back?.rebased).toEqual([])
})

test('an account that is not known is no other account', () => {
  const accounts = [null, 'f00d', null, 'f00d', 'beef']
  const played = play(
    accounts.map((account, day) => ({ at: START + day * DAY, models: [model(1)], basis: { account } })),
  )
  expect(played.map(({ settled }) => settled.accountChanged)).toEqual([false, false, false, false, true])
  expect(played.map(({ settled }) => settled.memory.basis?.account)).toEqual([null, 'f00d', 'f00d', 'f00d', 'beef'])
})

const other = { ruleVersion: '2' }
test.each<[what: string, before: Step['models'], own: Own, expected: { own: boolean; earlier: Step['models'] | null }]>(
  [
    ['the rules: as it was', [model(1)], other, { own: false, earlier: [model(1)] }],
    ['the rules, and nobody knows it', [], other, { own: true, earlier: null }],
    ['rules and API version', [model(1)], { ...other, apiVersion: 'x' }, { own: true, earlier: null }],
    ['the host alone', [model(1)], { apiBase: 'x' }, { own: false, earlier: null }],
    ['nothing', [model(1)], {}, { own: false, earlier: null }],
  ],
)('the catalog before the answer, where another basis is %s', (_, models, own, expected) => {
  const [, { settled } = expect.fail()] = play([
    { at: START, models },
    { at: START + DAY, models: [model(2)], basis: own },
  ])
  expect([settled.ownChange, settled.earlier]).toEqual([expected.own, expected.earlier])
})

test('a path that the rules did not read before is what the answer says there', () => {
  const models = [
    { ...model(1), price: { in: 1 } },
    { id: 'x', limits: { max: 1 } },
  ]
  const [{ settled: first } = expect.fail()] = play([{ at: START, models }])
  const now = { at: START + DAY, models: [{ ...model(2), price: { in: 2 } }], basis: other }
  const [{ settled } = expect.fail()] = play([now], { reads: ['limits.*', 'price.*'] }, first.memory, ['m', 'x'])
  expect(settled.earlier).toEqual([{ ...model(1), price: { in: 2 } }, models[1]])
})

test('the first fetch of all changes no basis', () => {
  const [first] = play([{ at: START, models: [model(1)] }])
  expect(first?.settled).toMatchObject({ rebased: [], accountChanged: false, ownChange: false, earlier: null })
  expect(first?.settled.memory.basis).toEqual(basis)
})

const many = (max: number) => Array.from({ length: 300 }, (_, index) => ({ id: `m${index}`, limits: { max } }))

test('a basis that changes all values is told in at most 200 lines', () => {
  const [, second] = play([
    { at: START, models: many(1) },
    { at: START + DAY, models: many(2), basis: { apiVersion: 'other' } },
  ])
  expect(second?.settled.event?.changed).toHaveLength(200)
})

test('a fingerprint tells accounts apart, differs by salt and does not name them', () => {
  const one = fingerprint('octocat', 'salt')
  expect(one).toMatch(/^[0-9a-f]{16}$/)
  expect(fingerprint('octocat', 'salt')).toBe(one)
  expect(new Set([one, fingerprint('octodog', 'salt'), fingerprint('octocat', newMemory('other').salt)]).size).toBe(3)
})
