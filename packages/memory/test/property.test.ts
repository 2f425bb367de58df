import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { DAY, play, type Played, START, type Step } from './helpers/play.ts'

const HOUR = DAY / 24
const ids = ['a', 'b', 'c']

/** A fetch: hours since the one before, and what it says of each model: 0 seen, 1 turned out, 2 and more missing. */
const fetches = fc.array(
  fc.tuple(
    fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) }, fc.integer({ min: 0, max: 400 })),
    fc.tuple(...ids.map(() => fc.integer({ min: 0, max: 3 }))),
  ),
  { minLength: 2, maxLength: 14 },
)
type Fetches = readonly [number, readonly number[]][]

function stepsOf(all: Fetches): Step[] {
  let at = START
  return all.map(([hours, states]) => {
    at += hours * HOUR
    const present = ids.filter((_, index) => (states[index] ?? 2) < 2)
    const out = ids.filter((_, index) => states[index] === 1)
    return {
      at,
      models: present.map((id) => ({ id })),
      ineligible: Object.fromEntries(out.map((id) => [id, 'turned out'])),
    }
  })
}

const usable = (step: Step | undefined, id: string): boolean =>
  step !== undefined && step.models.some((model) => model.id === id) && !Object.hasOwn(step.ineligible ?? {}, id)

/** The steps at which a model that was served is not any more. */
function removals(played: readonly Played[]): [id: string, index: number][] {
  return played.flatMap(({ served }, index) => {
    const before = played[index - 1]?.served ?? []
    return before.filter((id) => !served.includes(id)).map((id): [string, number] => [id, index])
  })
}

const RUNS = sweep(4).of(10_000)

test(`over ${RUNS} random schedules no model seen in one of 3 consecutive fetches, or within 7 days, is removed`, () => {
  let removed = 0
  fc.assert(
    fc.property(fetches, (all) => {
      const steps = stepsOf(all)
      const played = play(steps)
      for (const [id, index] of removals(played)) {
        const lastSeen = steps.findLastIndex((step, at) => at <= index && usable(step, id))
        const now = steps[index]?.at ?? 0
        expect(index - lastSeen).toBeGreaterThanOrEqual(3)
        expect(now - (steps[lastSeen + 1]?.at ?? now)).toBeGreaterThanOrEqual(7 * DAY)
        removed += 1
      }
      for (const [index, { served }] of played.entries()) {
        for (const id of ids.filter((one) => usable(steps[index], one))) expect(served).toContain(id)
      }
    }),
    { numRuns: RUNS },
  )
  expect(removed).toBeGreaterThan(RUNS / 10)
}, 60_000)

test('a clock that jumps either way removes nothing that was seen in one of 3 consecutive fetches', () => {
  const jumps = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.constant([2, 2, 0])), { maxLength: 8 })
  fc.assert(
    fc.property(fetches, jumps, fetches, (first, middle, end) => {
      const steps = stepsOf([...first, ...middle, ...end])
      const played = play(steps)
      for (const [id, index] of removals(played)) {
        expect(index - steps.findLastIndex((step, at) => at <= index && usable(step, id))).toBeGreaterThanOrEqual(3)
      }
    }),
    { numRuns: 1000 },
  )
})

const textOf = (max: number | undefined) => JSON.stringify({ id: 'a', ...(max && { limits: { max } }) })

test('a value that was read in one of 3 consecutive fetches, or within 7 days, gives way only to a new one', () => {
  const value = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), value), { minLength: 2, maxLength: 14 }), (all) => {
      let at = START
      const steps = all.map(([hours, max]) => {
        at += hours * HOUR
        return { at, max, models: [max === undefined ? { id: 'a' } : { id: 'a', limits: { max } }] }
      })
      const stable = play(steps).map(({ settled }) => JSON.stringify(settled.memory.models[0]?.json))
      for (const [index, now] of stable.entries()) {
        const before = stable[index - 1]
        if (before === undefined || before === now) continue
        const isNew = now !== textOf(undefined) && steps.slice(0, index).every(({ max }) => textOf(max) !== now)
        if (isNew) continue
        const lastSeen = steps.findLastIndex(({ max }, one) => one <= index && textOf(max) === before)
        expect(index - lastSeen).toBeGreaterThanOrEqual(3)
        expect((steps[index]?.at ?? 0) - (steps[lastSeen + 1]?.at ?? 0)).toBeGreaterThanOrEqual(7 * DAY)
      }
    }),
    { numRuns: 3000 },
  )
})
