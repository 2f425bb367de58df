import { diff, reportHistory, reportOutcome, sync, type Words } from '@copilot-sync/sync'
import { statSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chat, createPlace, type Place } from './helpers/asked.ts'

/** As a caller has them. */
const words: Words = {
  rule: ({ rule }) => rule,
  reason: ({ code, seen }) => (code === 'MISSING' && seen === null ? 'not in the catalog' : code),
}

const run = async (place: Place, file: string, at: number, how: 'sync' | 'diff'): Promise<string> => {
  const runtime = { ...place.runtime, now: () => at, clock: { ...place.runtime.clock, now: () => at } }
  const options = { ...place.options, remember: true }
  const outcome =
    how === 'sync'
      ? await sync(runtime, { ...options, dryRun: false, lockTimeoutMs: 1000 })
      : await diff(runtime, options)
  const written = how === 'sync'
  await reportOutcome(runtime, outcome, { file, command: how, written, warnings: ['a <warning>'], words })
  return place.read(file)
}

const HOUR = 3_600_000
const begin = Date.UTC(2026, 8, 1)

test('a page about a plan, about what was written, and about the past', async () => {
  const place = createPlace()
  place.offer(chat('one'), chat('two'), chat('<script>'), chat('out', { model_picker_enabled: false, new_thing: 1 }))
  const planned = await run(place, 'plan.html', begin, 'diff')
  expect(planned).toContain('What would change')
  expect(planned).toContain('github_copilot/&lt;script&gt;')
  expect(planned).not.toContain('The catalog over time')
  expect(planned).toContain('not yet')

  const first = await run(place, 'page.html', begin + HOUR, 'sync')
  expect(first).toContain('copilot-sync backup restore')
  expect(first).toContain('a &lt;warning&gt;')
  expect(first).toContain('model_picker_enabled is false')
  expect(first).toContain('new_thing')
  expect(first).toContain('kept in step')
  expect(first).not.toContain('not yet')
  expect(first).toContain('written (manual): 3 added')
  expect(statSync(place.path('page.html')).mode & 0o777).toBe(0o644)

  place.offer(chat('one', { preview: true }), chat('three'))
  const second = await run(place, 'page.html', begin + 2 * HOUR, 'sync')
  expect(second).toMatch(/<strong class="hold">2<\/strong> held/)
  expect(second).toContain('held: two (not in the catalog)')
  expect(second).toMatch(/aria-label="in 1 of 2 answers"/)
  expect(second).toMatch(/lacks <span class="id">[^<]*two/)
  place.offer(chat('one'), chat('two'), chat('three'))
  await run(place, 'page.html', begin + 3 * HOUR, 'sync')

  await reportHistory(place.runtime, place.options, { file: 'history.html', warnings: [], words })
  const past = place.read('history.html')
  expect(past).toContain('copilot-sync history')
  expect(past).toContain('back: two')
  expect(past).toContain('three')
  expect(past).not.toContain('What changed')
})

test('a page about nothing', async () => {
  const place = createPlace(null)
  await reportHistory(place.runtime, place.options, { file: 'history.html', warnings: [], words })
  expect(place.read('history.html')).toContain('None can be served.')
})

test('a run that changes and removes, forced, under another API version', async () => {
  const place = createPlace()
  place.offer(chat('one'), chat('two'))
  await place.sync(begin)
  place.write('config.yaml', place.read('config.yaml').replace('max_output_tokens: 500', 'max_output_tokens: 1'))
  place.offer(chat('one'))
  place.write('copilot-sync.yaml', 'cache_models_for: 60\n')
  const options = {
    ...place.options,
    remember: true,
    prune: true,
    force: 'plan <b>',
    dryRun: false,
    lockTimeoutMs: 1000,
  }
  const outcome = await sync(place.runtime, options)
  await reportOutcome(place.runtime, outcome, {
    file: 'page.html',
    command: 'sync',
    written: true,
    warnings: [],
    words,
  })
  const page = place.read('page.html')
  expect(page).toContain('written (manual): 1 changed, 1 removed')
  expect(page).toContain('forced: plan &lt;b&gt;')
  expect(page).toContain('asked anew: ruleVersion')
  expect(page).toContain('went: two (not in the catalog)')
})

test('a catalog file has no past, a secret never stands on the page, a folder that is not there is an error', async () => {
  const place = createPlace()
  place.offer(chat('ghp_0123456789abcdefghijklmnopqrstuvwxyzAB'))
  const outcome = await diff(place.runtime, place.options)
  const page = { command: 'diff', written: false, warnings: [], words } as const
  await reportOutcome(place.runtime, outcome, { ...page, file: 'page.html' })
  expect(place.read('page.html')).not.toMatch(/ghp_0123|The catalog over time/)
  await expect(reportOutcome(place.runtime, outcome, { ...page, file: 'no/such/page.html' })).rejects.toMatchObject({
    code: 'WRITE_FAILED',
    hint: expect.stringContaining('no/such'),
  })
  writeFileSync(place.path('taken'), '')
  await expect(reportOutcome(place.runtime, outcome, { ...page, file: 'taken/x.html' })).rejects.toMatchObject({
    code: 'WRITE_FAILED',
  })
})

test('while paused the page says what is known', async () => {
  const place = createPlace()
  place.offer(chat('one'))
  const outcome = await diff(place.runtime, place.options)
  const { planned, ...rest } = outcome
  expect(planned).toBeDefined()
  await reportOutcome(place.runtime, rest, { file: 'page.html', command: 'sync', written: true, warnings: [], words })
  expect(place.read('page.html')).toContain('None can be served.')
})
