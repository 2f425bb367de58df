import { type Memory, newMemory, readMemory, type Run, settle, writeMemory } from '@copilot-sync/memory'
import * as fc from 'fast-check'
import { readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repeat } from '../src/repeat.ts'
import { makeCatalog, reads } from './helpers/make-catalog.ts'
import { basis, DAY, last, observe, options, play, START } from './helpers/play.ts'
import { tempFolder } from './helpers/temp-folder.ts'

const whole = [{ id: 'a', limits: { max: 1 } }, { id: 'b' }]
const sets = [whole, whole.slice(0, 1), [{ id: 'a', limits: { max: 2 } }, { id: 'b' }]]

test('what is kept of repeated answers makes up the whole memory again, for any schedule', () => {
  const fetches = fc.array(fc.tuple(fc.integer({ min: -1, max: 60 }), fc.integer({ min: 0, max: 2 })), {
    minLength: 1,
    maxLength: 20,
  })
  let repeats = 0
  fc.assert(
    fc.property(fetches, (all) => {
      let at = START
      const steps = all.map(([hours, set]) => ({ at: (at += (hours * DAY) / 24), models: sets[set] ?? [] }))
      let kept: Memory = newMemory('salt')
      let run: Run | undefined
      for (const { settled } of play(steps)) {
        run = settled.isRepeat ? settled.memory.runs.at(-1) : undefined
        if (!run) kept = settled.memory
        if (settled.isRepeat) repeats += 1
        expect(run ? repeat(kept, run) : kept).toEqual(settled.memory)
      }
    }),
    { numRuns: 1000 },
  )
  expect(repeats).toBeGreaterThan(500)
})

test.each([
  { name: 'the same answer', is: true },
  { name: 'a model that was never there', is: false, models: [...whole, { id: 'c' }] },
  { name: 'one less', is: false, models: whole.slice(1) },
  { name: 'another value', is: false, models: sets[2] },
  { name: 'a hold that ends', is: false, prune: true },
  { name: 'the same, with less of it served', is: true, known: ['a'] },
  { name: 'a clock that stands', is: false, days: 0 },
  { name: 'another host', is: false, basis: { apiBase: 'elsewhere' } },
])('is $name a repetition: $is', ({ is, models = whole, days = 1, basis: other, ...own }) => {
  const { settled } = last(
    play(
      [
        { at: START, models },
        { at: START + 1, models: whole },
      ],
      {},
      undefined,
      ['a', 'b', 'z'],
    ),
  )
  const [first, again] = [settled.memory, { at: START + 1 + days * DAY, models, basis: other }]
  expect(settle(first, observe(again), { ...options, known: ['a', 'b', 'z'], ...own }).isRepeat).toBe(is)
})

const HOUR = DAY / 24

async function fetchInto(dir: string, hour: number, ids: number) {
  const { memory } = await readMemory(dir)
  const observation = { ...basis, at: START + hour * HOUR, models: makeCatalog(ids), ineligible: new Map() }
  const known = makeCatalog(40).map(({ id }) => id)
  const settled = settle(memory, observation, { reads, known })
  await writeMemory(dir, { ...settled, now: START })
  return settled
}

test('an answer that comes again costs a few bytes; without them its holds last longer, no more', async () => {
  const dir = await tempFolder()
  await fetchInto(dir, 0, 40)
  await fetchInto(dir, 1, 39)
  const text = await readFile(join(dir, 'memory.json'), 'utf8')
  const written = await fetchInto(dir, 2, 39)
  expect(written.isRepeat).toBe(true)
  expect(await readFile(join(dir, 'memory.json'), 'utf8')).toBe(text)
  expect((await stat(join(dir, 'latest.json'))).size).toBeLessThan(200)
  expect((await readMemory(dir)).memory).toEqual(written.memory)
  expect((await fetchInto(dir, 24 * 6, 39)).held).toMatchObject([{ fetches: 3 }])

  await writeFile(join(dir, 'latest.json'), '{"from":')
  expect((await fetchInto(dir, 24 * 7, 39)).held).toMatchObject([{ fetches: 2 }])
  await unlink(join(dir, 'latest.json'))
  expect((await fetchInto(dir, 24 * 7 + 1, 39)).held).toMatchObject([{ fetches: 2 }])
  expect((await fetchInto(dir, 24 * 8, 39)).gone).toMatchObject([{ fetches: 3 }])
})

test('repetitions of an answer before the last one count for nothing', async () => {
  const dir = await tempFolder()
  await fetchInto(dir, 0, 40)
  await fetchInto(dir, 1, 40)
  const { memory } = await fetchInto(dir, 2, 39)
  expect((await readMemory(dir)).memory).toEqual(memory)
})
