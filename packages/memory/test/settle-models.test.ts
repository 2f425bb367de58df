import { reason } from '@copilot-sync/errors'
import { newMemory, settle } from '@copilot-sync/memory'
import { describe, expect, test } from 'vitest'
import { DAY, last, type Options, play, START, type Step } from './helpers/play.ts'

const HOUR = DAY / 24
const other = { id: 'other' }

/** One letter a fetch: x seen, - missing, o turned out by its own fields. */
function schedule(letters: string, every: number): Step[] {
  return letters.split('').map((letter, index) => ({
    at: START + index * every,
    models: letter === '-' ? [other] : [other, { id: 'm' }],
    ineligible: letter === 'o' ? { m: 'its terms are not accepted' } : {},
  }))
}

test.each<[what: string, letters: string, every: number, options: Partial<Options>, served: string]>([
  ['a model that stays', 'xxxx', DAY, {}, '1111'],
  ['goes 7 days after the first fetch without it', 'x---------', DAY, {}, '1111111100'],
  ['turned out by the catalog: the same', 'xooooooooo', DAY, {}, '1111111100'],
  ['missing and turned out count together', 'xo-o-o-o-o', DAY, {}, '1111111100'],
  ['seen again: the count begins anew', 'x------x-------x', DAY, {}, '1111111111111111'],
  ['after 7 days it still needs 3 fetches', 'x----', 10 * DAY, {}, '11100'],
  ['many fetches in a short time prove nothing', `x${'-'.repeat(100)}`, HOUR, {}, '1'.repeat(101)],
  ['never usable: never served', 'ooo', DAY, {}, '000'],
  ['gone, and back at once', 'x--------x', DAY, {}, '1111111101'],
  ['other bounds', 'x----', DAY, { fetches: 2, days: 1 }, '11000'],
  ['no bounds: like a naive follower', 'x-x', DAY, { fetches: 1, days: 0 }, '101'],
  ['prune', 'x-', DAY, { prune: true }, '10'],
])('%s', (_, letters, every, options, served) => {
  const steps = play(schedule(letters, every), options)
  expect(steps.map((step) => (step.served.includes('m') ? '1' : '0')).join('')).toBe(served)
  expect(steps.every((step) => step.served.includes('other'))).toBe(true)
})

test('a held model: its row, its last usable JSON, its return', () => {
  const full = { id: 'm', limits: { max: 5 }, unread: 'x', policy: { state: 'enabled', terms: 'prose' } }
  const off = { ...full, limits: { max: 1 }, policy: { state: 'disabled' } }
  const steps = [
    { at: START, models: [full] },
    { at: START + DAY, models: [off], ineligible: { m: 'policy.state is disabled' } },
    { at: START + 2 * DAY, models: [] },
    { at: START + 3 * DAY, models: [full] },
  ]
  const [, turnedOut, missing, back] = play(steps).map(({ settled }) => settled)
  const stable = { id: 'm', limits: { max: 5 }, policy: { state: 'enabled' } }
  const row = { id: 'm', path: null, missingSince: '2026-03-02T00:00:00.000Z' }
  expect(turnedOut?.held).toEqual([{ ...row, reason: reason('MISSING', 'policy.state is disabled'), fetches: 1 }])
  expect(turnedOut?.models).toEqual([stable])
  expect(missing?.held).toEqual([{ ...row, reason: reason('MISSING'), fetches: 2 }])
  expect(missing?.models).toEqual([stable])
  expect(missing?.gone).toEqual([])
  expect(back?.held).toEqual([])
  expect(back?.returning).toEqual(['m'])
  expect(back?.models).toEqual([full])
})

test('what goes is named as long as the config has it, then forgotten', () => {
  const away = play(schedule('x--------', DAY))
  const { memory } = last(away).settled
  const gone = { id: 'm', path: null, reason: reason('MISSING'), missingSince: '2026-03-02T00:00:00.000Z' }
  expect(last(away).settled.gone).toEqual([{ ...gone, fetches: 8 }])
  const step = { at: START + 9 * DAY, models: [other] }
  const kept = last(play([step], {}, memory, ['m', 'other'])).settled
  expect(kept.gone).toEqual([{ ...gone, fetches: 9 }])
  expect(kept.event).toBeNull()
  const without = last(play([step], {}, memory, ['other'])).settled
  expect(without.gone).toEqual([])
  expect(without.memory.models.map(({ id }) => id)).toEqual(['other'])
})

test('a model that no entry of ours serves is not held, and not forgotten at once', () => {
  const [, away] = play(schedule('x-', DAY), { known: [] })
  expect(away?.settled).toMatchObject({ held: [], gone: [], models: [other] })
  expect(away?.settled.memory.models.map(({ id }) => id)).toEqual(['other', 'm'])
})

test('without `known` all that was usable is held, and what goes is forgotten', () => {
  const steps = play(schedule('x---------', DAY), { known: undefined })
  expect(steps[1]?.settled.held).toHaveLength(1)
  expect(steps[8]?.settled.gone).toHaveLength(1)
  expect(steps[9]?.settled).toMatchObject({ gone: [], held: [] })
})

const lost = (letters: string) => play(schedule(letters, DAY), {}, newMemory('salt'), ['m', 'other'])

describe('a memory that is lost', () => {
  test.each<[letters: string, served: string]>([
    ['-', '1'],
    ['o', '1'],
    ['--------', '11111110'],
    ['-x', '11'],
  ])('holds what the config has: %s', (letters, served) => {
    expect(
      lost(letters)
        .map((step) => (step.served.includes('m') ? '1' : '0'))
        .join(''),
    ).toBe(served)
  })

  test('as it is, since nobody remembers its JSON', () => {
    const [first] = lost('-')
    expect(first?.settled.heldAsTheyAre).toEqual(['m'])
    expect(first?.settled.held).toMatchObject([{ id: 'm', path: null, fetches: 1 }])
    expect(first?.settled.models).toEqual([other])
  })

  test('and one that comes back is remembered again', () => {
    const [, second, third] = lost('-x-')
    expect(second?.settled).toMatchObject({ heldAsTheyAre: [], returning: ['m'] })
    expect(third?.settled).toMatchObject({ heldAsTheyAre: [], models: [other, { id: 'm' }] })
  })
})

const onDays = (days: number[]): Step[] =>
  days.map((day, index) => ({ at: START + day * DAY, models: index === 0 ? [{ id: 'm' }] : [] }))

describe('the clock', () => {
  test.each<[what: string, days: number[], served: string]>([
    ['stands still: no fetch is counted', [0, 9, 9, 9, 9], '11111'],
    ['goes backwards: that fetch is not counted', [10, 20, 5, 6, 13], '11110'],
    ['went back before the hold: it begins anew', [10, 20, 5, 6, 11.9], '11111'],
    ['was in the far future for a while', [0, 5000, 1, 2, 3, 7.9, 8], '1111110'],
  ])('%s', (_, days, served) => {
    expect(
      play(onDays(days))
        .map((step) => step.served.length)
        .join(''),
    ).toBe(served)
  })
})

describe('a memory that is old', () => {
  test.each<[what: string, days: number[], served: string]>([
    ['8 days after daily fetches: its hold begins anew', [0, 1, 2, 10, 11, 17], '111110'],
    ['within the days of a hold: it counts', [0, 1, 2, 8.5], '1110'],
    ['weekly fetches', [0, 7, 14, 21], '1110'],
    ['monthly fetches', [0, 31, 62, 93], '1110'],
    ['hourly fetches, then one each 8 days', [0, 0.04, 0.08, 0.12, 8.2, 16.2, 24.2], '1111110'],
    ['three in a day, each fortnight', [0, 0.1, 0.2, 14, 14.1, 14.2, 28, 28.1], '11111100'],
    ['monthly ones, after a copy of a year ago', [0, 31, 62, 427, 458, 489], '111110'],
  ])('%s', (_, days, served) => {
    const played = play(onDays(days))
    expect(played.map((step) => step.served.length).join('')).toBe(served)
  })
})

test('ids like names of built-in properties, doubled ids, keys that are no own ones', () => {
  const models = [{ id: 'constructor' }, { id: 'toString' }, { id: 'm', limits: { max: 1 } }]
  const { settled } = last(
    play([
      { at: START, models: [...models, { id: 'm', limits: { max: 1 } }] },
      { at: START + DAY, models: [] },
    ]),
  )
  expect(settled.held.map(({ id }) => id)).toEqual(['constructor', 'toString', 'm'])
})

test('the same fetch twice gives the same', () => {
  const step = { at: START, models: [{ id: 'm', limits: { b: 1, a: 2 } }], ineligible: new Map(), apiBase: null }
  const input = { ...step, apiVersion: null, account: null, ruleVersion: '1' }
  const memory = newMemory('salt')
  expect(settle(memory, input, { reads: ['limits.*'] })).toEqual(settle(memory, input, { reads: ['limits.*'] }))
  expect(memory).toEqual(newMemory('salt'))
})
