import type { CatalogModel, Json } from '@copilot-sync/catalog'
import { reason } from '@copilot-sync/errors'
import { describe, expect, test } from 'vitest'
import { DAY, last, type Options, play, START } from './helpers/play.ts'

const model = (max: Json | undefined): CatalogModel => ({
  id: 'm',
  ...(max === undefined ? {} : { limits: { max } }),
})
const maxOf = (played: ReturnType<typeof play>) =>
  played.map(({ settled }) => {
    const limits = settled.models[0]?.['limits']
    return typeof limits === 'object' && limits !== null && 'max' in limits ? limits.max : null
  })
const days = (values: readonly (Json | undefined)[], every = DAY) =>
  values.map((max, index) => ({ at: START + index * every, models: [model(max)] }))

const absent = undefined
test.each<[what: string, values: (Json | undefined)[], options: Partial<Options>, stable: Json[]]>([
  ['new values are taken at once', [1, 2, 3], {}, [1, 2, 3]],
  ['an earlier value waits', [1, 2, 1, 1, 2], {}, [1, 2, 2, 2, 2]],
  ['for 7 days', [1, 2, 1, 1, 1, 1, 1, 1, 1, 1], {}, [1, 2, 2, 2, 2, 2, 2, 2, 2, 1]],
  [
    'seeing the stable one again ends the wait',
    [1, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1],
    {},
    [1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  ],
  [
    'two earlier ones in turn: the stable one is away',
    [1, 2, 3, 1, 2, 1, 2, 1, 2, 1, 2],
    {},
    [1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2],
  ],
  ['a new value ends a wait', [1, 2, 1, 3, 1], {}, [1, 2, 2, 3, 3]],
  ['absence waits, also the first time', [1, absent, absent, 1], {}, [1, 1, 1, 1]],
  ['and is believed in the end', [1, ...Array<undefined>(8).fill(absent)], {}, [1, 1, 1, 1, 1, 1, 1, 1, null]],
  ['a field that appears is taken at once', [absent, 1], {}, [null, 1]],
  ['lists are values, in their order', [['a'], ['a', 'b'], ['a']], {}, [['a'], ['a', 'b'], ['a', 'b']]],
  ['false is a value', [true, false, true], {}, [true, false, false]],
  ['null is absence', [1, null, 1], {}, [1, 1, 1]],
  ['of another type, which no rule reads', ['a', { deep: 1 }, 'a'], {}, ['a', 'a', 'a']],
  ['a number that becomes 0 waits as if it were absent', [1, 0, 0, 1], {}, [1, 1, 1, 1]],
  ['or negative', [1, -1], {}, [1, 1]],
  ['or a text', [1, '2'], {}, [1, 1]],
  ['or an object', [1, { deep: 1 }, 1], {}, [1, 1, 1]],
  ['or one after the other', [1, 0, absent, '2', 0, -1, absent, 0, 0], {}, [1, 1, 1, 1, 1, 1, 1, 1, 0]],
  ['meanwhile a new number is taken at once', [1, 0, 2], {}, [1, 1, 2]],
  ['0 from the start is a value, and so is what follows', [0, 1], {}, [0, 1]],
  ['other bounds', [1, 2, 1, 1], { fetches: 2, days: 1 }, [1, 2, 2, 1]],
  ['prune', [1, 2, 1], { prune: true }, [1, 2, 1]],
])('%s', (_, values, options, stable) => {
  expect(maxOf(play(days(values), options))).toEqual(stable)
})

test('an accepted absence: the earlier value waits, and is left out of the model meanwhile', () => {
  const away = Array<undefined>(8).fill(undefined)
  const played = play(days([1, ...away, 1]))
  expect(maxOf(played).at(-1)).toBeNull()
  expect(last(played).settled.held).toMatchObject([{ id: 'm', path: 'limits.max', fetches: 1 }])
})

test('seeing an accepted absence again ends the wait', () => {
  const away = Array<undefined>(8).fill(undefined)
  const played = play(days([1, ...away, 1, 1, undefined, 1]))
  expect(last(played).settled.held).toMatchObject([{ path: 'limits.max', fetches: 1 }])
})

test('the row of a held value', () => {
  const [, , third, fourth] = play(days([1, 2, 1, undefined])).map(({ settled }) => settled.held)
  const row = { id: 'm', path: 'limits.max', missingSince: '2026-03-03T00:00:00.000Z' }
  expect(third).toEqual([{ ...row, reason: reason('VALUE_RETURNED', { from: 2, to: 1 }), fetches: 1 }])
  expect(fourth).toEqual([{ ...row, reason: reason('VALUE_RETURNED', { from: 2, to: null }), fetches: 2 }])
})

test('the row of a number that is none any more', () => {
  const { held } = last(play(days([1, 0]))).settled
  expect(held).toMatchObject([{ path: 'limits.max', reason: reason('VALUE_RETURNED', { from: 1, to: 0 }) }])
})

test.for<[stable: Json, now: Json, isHeld: boolean]>([
  [true, 'true', true],
  [true, 1, true],
  [true, { enabled: true }, true],
  [true, [true], true],
  [['low', 'high'], [{ name: 'low' }], true],
  [['low'], 'low', true],
  ['chat', { type: 'chat' }, true],
  [{ a: 1 }, 'a', true],
  [true, false, false],
  ['chat', 'responses', false],
  [['low'], ['high', 'low'], false],
  [['low'], [], false],
  [[], [{ name: 'low' }], false],
])('%j that becomes %j: held as unreadable %s; its return is no change', ([stable, now, isHeld]) => {
  const [, second, third] = play(days([stable, now, stable])).map(({ settled }) => settled)
  expect(second?.held.map((row) => row.reason.code)).toEqual(isHeld ? ['VALUE_UNREADABLE'] : [])
  if (isHeld) expect(third).toMatchObject({ held: [], event: null })
})

test('a value that flaps changes what is stable once', () => {
  const values = Array.from({ length: 200 }, (_, index) => (index % 3 === 0 ? 264 : 400))
  const stable = maxOf(play(days(values, DAY / 24)))
  expect(stable.slice(0, 2)).toEqual([264, 400])
  expect(new Set(stable.slice(1))).toEqual(new Set([400]))
})

const named = (text: string, extra: Json) => ({ id: 'm', name: text, volatile: extra, limits: { max: 1 } })

describe('what is not read', () => {
  const steps = [named('A', 1), named('B', 2), named('A', 1)].map((one, index) => ({
    at: START + index * DAY,
    models: [one],
  }))
  const played = play(steps)

  test('passes as it is and is never held', () => {
    expect(played.map(({ settled }) => settled.models[0])).toEqual(steps.map(({ models }) => models[0]))
    expect(played.flatMap(({ settled }) => settled.held)).toEqual([])
  })
  test('is remembered only when it is to be shown', () => {
    expect(last(played).settled.memory.models[0]?.json).toEqual({ id: 'm', name: 'A', limits: { max: 1 } })
    expect(JSON.stringify(last(played).settled)).not.toContain('"volatile":2')
  })
  test('a shown value is part of the address, any other is not', () => {
    const [a, b, c] = played.map(({ settled }) => settled.catalog.sha)
    expect(a).toBe(c)
    expect(a).not.toBe(b)
    const other = play([{ at: START, models: [named('A', 99)] }])
    expect(last(other).settled.catalog.sha).toBe(a)
  })
})

test('the order of keys and of models is no difference', () => {
  const one = play([{ at: START, models: [{ id: 'a' }, { id: 'b', limits: { x: 1, y: 2 } }] }])
  const two = play([{ at: START, models: [{ id: 'b', limits: { y: 2, x: 1 } }, { id: 'a' }] }])
  expect(last(one).settled.catalog).toEqual(last(two).settled.catalog)
})

const limited = (max: number, more: number) => ({ id: 'm', limits: { max, more, 'a.b': 1 }, unread: { more } })

test('a held value of one field leaves the others to the catalog, and the answer unchanged', () => {
  const models = [limited(1, 1), limited(2, 1), limited(1, 7)]
  const before = structuredClone(models)
  const played = play(models.map((one, index) => ({ at: START + index * DAY, models: [one] })))
  expect(last(played).settled.models).toEqual([{ id: 'm', limits: { max: 2, more: 7, 'a.b': 1 }, unread: { more: 7 } }])
  expect(models).toEqual(before)
})

test.each([
  ['read whole, also without `.*`', ['limits'], [], { limits: { max: 1, deep: { x: 1 } } }],
  ['read in part', ['limits.max'], [], { limits: { max: 1 } }],
  ['shown around what is read', ['limits.max'], ['limits'], { limits: { max: 1, deep: { x: 1 } } }],
  ['read around what is shown', ['limits'], ['limits.max'], { limits: { max: 1, deep: { x: 1 } } }],
  ['below a value that is no object', ['name.first', 'id'], [], {}],
])('paths: %s', (_, reads, shown, kept) => {
  const full = { id: 'm', name: 'N', limits: { max: 1, deep: { x: 1 }, none: null, empty: {} } }
  const { settled } = last(play([{ at: START, models: [full] }], { reads, shown }))
  expect(settled.catalog.models).toEqual([{ id: 'm', ...kept }])
})

test('what nests too deep is not remembered', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)
  const { settled } = last(
    play([{ at: START, models: [{ id: 'm', limits: deep, endpoints: [['x', { b: 1, a: null }]] }] }]),
  )
  expect(settled.catalog.models).toEqual([{ id: 'm', endpoints: [['x', { b: 1 }]] }])
})
