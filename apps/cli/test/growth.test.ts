import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseConfig, patchFiles } from '../../../packages/config-writer/src/index.ts'
import { entryId } from '../../../packages/mapper/src/index.ts'
import { modelRows } from '../../../packages/sync/src/models/model-row.ts'
import { diffLines } from '../src/output/diff-lines.ts'
import { renderUpdates } from '../src/output/render-plan.ts'
import { catalogOf } from './helpers/catalog.ts'
import { createWorkspace } from './helpers/workspace.ts'

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

/** The least processor time in ms of five runs. */
function cost(act: () => unknown): number {
  const times = numbers(5).map(() => {
    const before = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return times.reduce((least, time) => Math.min(least, time))
}

const own = (at: number, headers = ''): string => `  - model_name: github_copilot/m${at}
    litellm_params: { model: github_copilot/m${at}${headers} }
    model_info:
      id: ${entryId(`github_copilot/m${at}`)}
      managed_by: copilot-sync
      mode: chat
      max_output_tokens: ${at}
`

function unified(count: number) {
  const lines = (limit: number) => numbers(count).flatMap((at) => (own(at) + `      max: ${limit}\n`).split('\n'))
  const [before, after] = [lines(5), lines(7)]
  return () => diffLines(before, after)
}

function rows(count: number) {
  const models = numbers(count).map((at) => ({ id: `m${at}` }))
  const names = models.map(({ id }) => ({ id, name: `github_copilot/${id}` }))
  const entries = names.map(({ name }, index) => {
    return { key: String(index), name, model: name, id: entryId(name), managedBy: 'copilot-sync', data: () => null }
  })
  const wanted = names.map(({ id, name }) => ({
    name,
    id: entryId(name),
    model: id,
    fields: [],
    unreadable: [],
    keep: [],
  }))
  const mapping = {
    entries: wanted,
    skipped: [],
    unmapped: [],
    unreadable: [],
    failed: [],
    owned: [],
    facts: { marks: [], limits: [], images: [], copies: [], users: [] },
  }
  const whose = { mark: 'copilot-sync', known: new Map<string, string>(), entryId }
  return () => modelRows({ models, mapping, entries, whose, held: [], trace: () => null })
}

function move(count: number, aliased: boolean) {
  const headers = (at: number): string => (aliased && at === 1 ? ', extra_headers: *h' : '')
  const text = `x: &h { a: b }\nmodel_list:\n${numbers(count)
    .map((at) => own(at, headers(at)))
    .join('')}`
  const config = parseConfig(text, 'config.yaml')
  const include = parseConfig('model_list: []\n', 'ours.yaml')
  const moves = config.entries.map(({ name, index }) => ({ name: name ?? '', index, twin: false }))
  const plan = { add: [], update: [], remove: [], move: moves, other: [] }
  return () => {
    const files = patchFiles({ config, include }, 'include', plan)
    expect(files.include.entries).toHaveLength(count)
  }
}

// Four times as much may take little more than four times as long; the square would take sixteen.
test.each([
  ['a unified diff of entries that all change', unified, 2000],
  ['the models of a page', rows, 2000],
  ['a move of all entries', (count: number) => move(count, false), 200],
  ['a move of all entries, one of which cannot keep its text', (count: number) => move(count, true), 200],
])('%s', (_, prepare, count) => {
  const [small, large] = [prepare(count), prepare(4 * count)]
  small()
  expect(cost(large) / cost(small)).toBeLessThan(10)
})

test('20,000 changed entries as text', () => {
  const fields = numbers(10).map((at) => ({ path: `model_info.f${at}`, from: 1, to: 2, rule: 'limits' }))
  const updated = numbers(20_000).map((at) => ({ name: `m${at}`, fields }))
  expect(renderUpdates(updated, (_, text) => text)).toHaveLength(220_000)
})

test.each(['text', 'json', 'markdown', 'unified'])('20,000 entries of a user: diff --format %s', async (format) => {
  const { run, write } = createWorkspace()
  const list = numbers(20_000).map((at) => `  - model_name: m${at}\n    litellm_params: { model: openai/m${at} }\n`)
  write('config.yaml', `model_list:\n${list.join('')}`)
  write('models.json', catalogOf(['gpt-one']))
  const { code, stdout } = await run('diff', '--catalog', 'models.json', '--format', format)
  expect(code).toBe(0)
  expect(stdout).toContain('github_copilot/gpt-one')
})

test('what adopts thousands of entries is shown', async () => {
  const { path, run, write } = createWorkspace()
  const ids = numbers(5000).map((at) => `m${at}`)
  const list = ids.map(
    (id) => `  - model_name: github_copilot/${id}\n    litellm_params: { model: github_copilot/${id} }\n`,
  )
  write('config.yaml', `model_list:\n${list.join('')}`)
  write('models.json', catalogOf(ids))
  const { code, stdout } = await run('sync', '--adopt', '--catalog', 'models.json')
  expect(code).toBe(0)
  expect(stdout).toMatch(/backup restore \S+/)
  expect(readFileSync(path('config.yaml'), 'utf8').match(/managed_by: copilot-sync/g)).toHaveLength(5000)
}, 60_000)
