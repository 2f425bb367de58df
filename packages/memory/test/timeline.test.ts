import { diffCatalogs, type HistoryEvent, timeline } from '@copilot-sync/memory'
import { expect, test } from 'vitest'
import { basis, DAY, last, play, START, type Step } from './helpers/play.ts'

const model = (id: string, max: number) => ({ id, limits: { max } })
const steps: Step[] = [
  { at: START, models: [model('a', 1), model('b', 1)] },
  { at: START + DAY, models: [model('a', 1), model('b', 1)] },
  { at: START + 2 * DAY, models: [model('a', 2)] },
  { at: START + 3 * DAY, models: [model('a', 2), model('b', 1)] },
  ...[4, 5, 6, 7, 8, 9, 10, 11].map((day) => ({ at: START + day * DAY, models: [model('a', 1)] })),
]

const played = play(steps)
const { memory } = last(played).settled
const events = played.flatMap(({ settled }) => settled.event ?? [])
const catalogs = new Map(played.map(({ settled }) => [settled.catalog.sha, settled.catalog.models]))
const tell = ({ appeared, changed, held, returned, went }: HistoryEvent) => ({
  appeared,
  changed: changed.map(({ path, to }) => `${path}=${JSON.stringify(to)}`),
  held: held.map(({ id, path }) => [id, path]),
  returned,
  went: went.map(({ id }) => id),
})
const nothing = { appeared: [], changed: [], held: [], returned: [], went: [] }

test('the periods: equal fetches are one, each with its difference and its events', () => {
  const periods = timeline(memory, events, catalogs)
  expect(
    periods.map(({ from, to, fetches, models }) => [(from - START) / DAY, (to - START) / DAY, fetches, models]),
  ).toEqual([
    [0, 1, 2, 2],
    [2, 2, 1, 1],
    [3, 3, 1, 2],
    [4, 11, 8, 1],
  ])
  expect(periods.map(({ basis: one }) => one)).toEqual([basis, basis, basis, basis])
  expect(periods.map(({ diff }) => diff)).toEqual([
    null,
    { appeared: [], vanished: ['b'], changed: [{ id: 'a', path: 'limits.max', from: 1, to: 2 }] },
    { appeared: ['b'], vanished: [], changed: [] },
    { appeared: [], vanished: ['b'], changed: [{ id: 'a', path: 'limits.max', from: 2, to: 1 }] },
  ])
  expect(periods.map((period) => period.events.map(tell))).toEqual([
    [{ ...nothing, appeared: ['a', 'b'] }],
    [{ ...nothing, changed: ['limits.max=2'], held: [['b', null]] }],
    [{ ...nothing, returned: ['b'] }],
    [
      { ...nothing, held: [['a', 'limits.max']] },
      { ...nothing, changed: ['limits.max=1'], went: ['b'] },
    ],
  ])
})

test('a catalog that is no longer kept has no difference', () => {
  expect(timeline(memory, []).map(({ diff, events: own }) => [diff, own])).toEqual(
    Array.from({ length: 4 }, () => [null, []]),
  )
})

test('a model that comes and goes every day is told once in 7 days, a value that flaps once', () => {
  const flapping = Array.from({ length: 29 }, (_, day) => ({
    at: START + day * DAY,
    models: day % 2 === 0 ? [model('a', 1), model('b', 1)] : [model('a', 2)],
  }))
  const told = play(flapping).flatMap(({ settled }) => settled.event ?? [])
  expect(told.flatMap(({ held }) => held.filter(({ path }) => path === null))).toHaveLength(4)
  expect(told.flatMap(({ returned }) => returned)).toHaveLength(4)
  expect(told.flatMap(({ held }) => held.filter(({ path }) => path !== null))).toHaveLength(1)
})

test('runs are bounded, and so are their bases', () => {
  const many = Array.from({ length: 450 }, (_, index) => ({
    at: START + index * DAY,
    models: [model('a', index)],
    basis: { ruleVersion: String(index) },
  }))
  const { runs, bases } = last(play(many)).settled.memory
  expect(runs).toHaveLength(400)
  expect(Object.keys(bases)).toHaveLength(400)
  expect(runs.at(-1)?.from).toBe(START + 449 * DAY)
})

test.each([
  ['a field that comes', {}, { x: { y: 1 } }, [{ path: 'x.y', from: null, to: 1 }]],
  ['a field that goes', { x: { y: 1 } }, {}, [{ path: 'x.y', from: 1, to: null }]],
  ['a list', { x: [1] }, { x: [1, 2] }, [{ path: 'x', from: [1], to: [1, 2] }]],
  ['another shape', { x: 1 }, { x: { y: 1 } }, [{ path: 'x', from: 1, to: { y: 1 } }]],
  ['the same', { x: { y: [1] } }, { x: { y: [1] } }, []],
])('a difference: %s', (_, before, after, changed) => {
  const diff = diffCatalogs([{ id: 'm', ...before }], [{ id: 'm', ...after }])
  expect(diff.changed).toEqual(changed.map((row) => ({ id: 'm', ...row })))
})
