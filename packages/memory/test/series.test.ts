import { describe, expect, test } from 'vitest'
import { findSeries } from './helpers/find-series.ts'
import { flappingSeries } from './helpers/flapping-series.ts'
import { countChanges, DAY, last, play, type Step } from './helpers/play.ts'

const recorded = findSeries()
if (recorded.length === 0) console.warn('no recorded series on this machine: only the made one is replayed')
const made = { name: 'a made series', steps: flappingSeries }

const idsOf = (step: Step) => step.models.map(({ id }) => id)

describe.each([made, ...recorded])('$name', ({ steps }) => {
  const end = last(steps)
  const daily: Step[] = Array.from({ length: 10 }, (_, day) => ({ ...end, at: end.at + (day + 1) * DAY }))
  const played = play([...steps, ...daily])
  const during = played.slice(0, steps.length)

  test('has 20 fetches, and a naive follower would write at nearly each change of sets', () => {
    expect(steps).toHaveLength(20)
    expect(countChanges(steps.map(idsOf))).toBeGreaterThanOrEqual(11)
  })

  test('the stable catalog changes at most 4 times, its first writing included', () => {
    expect(countChanges(during.map(({ served }) => served))).toBeLessThanOrEqual(4)
  })

  test('what comes back later is never removed', () => {
    for (const [index, { served }] of during.entries()) {
      const later = new Set(steps.slice(index).flatMap(idsOf))
      const earlier = new Set(steps.slice(0, index + 1).flatMap(idsOf))
      const lost = [...earlier].filter((id) => later.has(id) && !served.includes(id))
      expect(lost).toEqual([])
    }
  })

  test('what is really gone is gone at the end, and nothing else', () => {
    expect(last(played).served).toEqual(idsOf(end).toSorted((a, b) => (a < b ? -1 : 1)))
    expect(last(played).settled).toMatchObject({ held: [], gone: [] })
  })
})

test('values that flap with the sets change what is stable once', () => {
  const played = play(flappingSeries)
  const texts = played.map(({ settled }) => settled.memory.models.find(({ id }) => id === 'core-1')?.json)
  expect(countChanges(texts.map((json) => [JSON.stringify(json)]))).toBe(2)
})
