import {
  type HistoryEvent,
  type Memory,
  newMemory,
  readHistory,
  readMemory,
  settle,
  type Settled,
  writeMemory,
} from '@copilot-sync/memory'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sweep } from '../../../scripts/sweep.ts'
import { makeCatalog, reads, shown } from './helpers/make-catalog.ts'
import { basis, DAY, START } from './helpers/play.ts'
import { tempFolder } from './helpers/temp-folder.ts'

const HOUR = DAY / 24
const MB = 1_000_000

async function sizesOf(dir: string): Promise<{ total: number; memory: number }> {
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size))
  return { total: sizes.reduce((a, b) => a + b, 0), memory: (await stat(join(dir, 'memory.json'))).size }
}

/** Hourly fetches; files are written where something is new, and at the end. */
async function run(dir: string, fetches: number, answer: (fetch: number) => ReturnType<typeof makeCatalog>) {
  let memory: Memory = newMemory('salt')
  let settled: Settled | undefined
  const events: HistoryEvent[] = []
  const kept = new Set<string>()
  for (let fetch = 0; fetch < fetches; fetch += 1) {
    const observation = { ...basis, at: START + fetch * HOUR, models: answer(fetch), ineligible: new Map() }
    settled = settle(memory, observation, { reads, shown, known: memory.models.map(({ id }) => id) })
    memory = settled.memory
    if (settled.event) events.push(settled.event)
    const isNew = !kept.has(settled.catalog.sha)
    kept.add(settled.catalog.sha)
    if (isNew || settled.event || fetch === fetches - 1) await writeMemory(dir, { ...settled, now: START })
  }
  return { events, memory }
}

/** As many as the limits are for; thinned, still as many as reach them. */
const FETCHES = sweep(5).of(10_000)
const CATALOGS = sweep(3).of(700)

test(`${FETCHES} hourly fetches of a flapping catalog: at most 2 MB, and a small file for each run`, async () => {
  const dir = await tempFolder()
  const sets = [makeCatalog(33, 0), makeCatalog(24, 1), makeCatalog(30, 2)]
  const { events } = await run(dir, FETCHES, (fetch) => sets[((fetch * 7919) % 5) % 3] ?? [])
  const { total, memory } = await sizesOf(dir)
  expect(total).toBeLessThan(2 * MB)
  expect(memory).toBeLessThan(200_000)
  expect(await readHistory(dir)).toEqual(events)
  expect((await readMemory(dir)).state).toBe('read')
}, 60_000)

test('a catalog that is another one each time: bounded too, the newest is kept', async () => {
  const dir = await tempFolder()
  const { events } = await run(dir, CATALOGS, (fetch) => makeCatalog(40, fetch))
  const { total, memory } = await sizesOf(dir)
  expect(total).toBeLessThan(2 * MB)
  expect(memory).toBeLessThan(200_000)
  expect(await readdir(join(dir, 'catalogs'))).toHaveLength(60)
  const kept = await readHistory(dir)
  expect(kept.length).toBeGreaterThan(20)
  expect(kept).toEqual(events.slice(-kept.length))
}, 60_000)
