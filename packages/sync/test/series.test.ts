import { sync } from '@copilot-sync/sync'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findSeries } from '../../memory/test/helpers/find-series.ts'
import { flappingSeries } from '../../memory/test/helpers/flapping-series.ts'
import { createTestRuntime } from './helpers/runtime.ts'

const DAY = 86_400_000

/** No model, but Copilot's choice of one: listed, and never served. */
const PSEUDO = 'goldeneye-free-auto'

interface Fetch {
  readonly at: number
  readonly ids: readonly string[]
}

const recorded = findSeries()
if (recorded.length === 0) console.warn('no recorded series on this machine: only the made one is replayed')
const series = [{ name: 'a made series', steps: flappingSeries }, ...recorded].map(({ name, steps }) => ({
  name,
  fetches: steps.map(({ at, models }): Fetch => ({ at, ids: models.map(({ id }) => id) })),
}))

const model = (id: string): object => ({
  id,
  model_picker_enabled: true,
  supported_endpoints: ['/chat/completions'],
  capabilities: { type: 'chat', limits: { max_prompt_tokens: 1000 }, supports: { streaming: true } },
})

/** A config that follows fetch after fetch, each at its own time. Gives the ids that it serves after each. */
async function follow(fetches: readonly Fetch[]): Promise<{ served: string[]; wrote: boolean; held: number }[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'copilot-sync-series-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  writeFileSync(join(cwd, 'config.yaml'), 'model_list: []\n')
  const seen = []
  for (const { at, ids } of fetches) {
    writeFileSync(join(cwd, 'models.json'), JSON.stringify({ data: ids.map(model) }))
    const { clock } = createTestRuntime(cwd)
    const runtime = createTestRuntime(cwd, { now: () => at, clock: { ...clock, now: () => at } })
    const options = { config: 'config.yaml', catalog: 'models.json', remember: true, timeoutMs: 1000 }
    const { result } = await sync(runtime, { ...options, dryRun: false, lockTimeoutMs: 1000 })
    const text = readFileSync(join(cwd, 'config.yaml'), 'utf8')
    const served = [...text.matchAll(/model_name: github_copilot\/(\S+)/g)].map(([, id = '']) => id)
    seen.push({ served, wrote: result.changed, held: result.held.length })
  }
  return seen
}

describe.each(series)('$name', ({ fetches }) => {
  test('is followed by at most 4 writes, loses nothing that comes back, and drops what is gone', async () => {
    const end = fetches.at(-1)
    const isModel = (id: string): boolean => id !== PSEUDO
    if (!end) throw new Error('an empty series')
    const daily = Array.from({ length: 10 }, (_, day) => ({ ...end, at: end.at + (day + 1) * DAY }))
    const seen = await follow([...fetches, ...daily])

    expect(seen.slice(0, fetches.length).filter(({ wrote }) => wrote).length).toBeLessThanOrEqual(4)
    for (const [index, { served }] of seen.slice(0, fetches.length).entries()) {
      const earlier = new Set(fetches.slice(0, index + 1).flatMap(({ ids }) => ids))
      const later = new Set(fetches.slice(index).flatMap(({ ids }) => ids))
      expect([...earlier].filter((id) => later.has(id) && isModel(id) && !served.includes(id))).toEqual([])
      expect(served.filter((id) => !isModel(id))).toEqual([])
    }
    expect(seen.at(-1)?.served.toSorted()).toEqual([...new Set(end.ids.filter(isModel))].sort())
    expect(seen.at(-1)).toMatchObject({ held: 0 })
  })
})
