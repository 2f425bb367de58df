import { expect, test } from 'vitest'
import { createRedactor } from '../../packages/errors/src/index.ts'
import { defaultCatalog } from '../../packages/simulator/src/index.ts'
import { expectModels } from '../expect-models.ts'
import { judgeRun } from '../judge-run.ts'
import { share } from '../live/share.ts'
import type { Cell, Modes, Run } from '../types.ts'

const modes: Modes = { images: 'hook', headers: 'editor', entry: 'full' }
const green: Cell = { ok: true, status: 200, why: '' }
const [model] = expectModels(defaultCatalog().data)
if (model === undefined) throw new Error('no model')

function run(cells: Run['rows'][string], more: Partial<Run> = {}): Run {
  const rows = { [model?.id ?? '']: cells }
  return { name: 'x', litellm: '1.106.2', catalog: 'x', modes, rows, names: [], bootSeconds: 5, ...more }
}

test('22 models of the built-in list are expected, in each shape of it', () => {
  const versions = ['', '2025-05-01', '2025-10-01', '2026-06-01', '2026-07-01']
  expect(versions.map((version) => expectModels(defaultCatalog(version).data).length)).toEqual([22, 22, 22, 22, 22])
})

test('the default tier is the input limit, whatever the version says of the long one', () => {
  const input = (version: string): unknown =>
    expectModels(defaultCatalog(version).data).find(({ id }) => id === 'claude-opus-5.5')?.limits['max_input_tokens']
  expect(['2025-05-01', '2026-06-01', '2026-07-01'].map(input)).toEqual([872_000, 200_000, 200_000])
})

const claude = { ...model, claudeWithoutMessages: true }
test.each([
  ['green', {}, model, { text: green }, 'green'],
  ['red', {}, model, { text: { ok: false, status: 500, why: '' } }, 'wrong'],
  ['red as it has to be', { images: 'off' }, model, { image: { ok: false, status: 400, why: '' } }, 'red'],
  ['red with another status', { images: 'off' }, model, { image: { ok: false, status: 429, why: '' } }, 'wrong'],
  ['green where red is known', { images: 'header' }, model, { text: green }, 'wrong'],
  [
    'red in a cell that the mode does not break',
    { images: 'header' },
    model,
    { image: { ok: false, status: 429, why: '' } },
    'wrong',
  ],
  ['messages of a Claude without them', {}, claude, { messages: { ok: false, status: 400, why: '' } }, 'red'],
] as const)('a cell that is %s', (_, mode, subject, cells, color) => {
  expect(judgeRun(run(cells, { modes: { ...modes, ...mode } }), [subject])).toMatchObject([{ color }])
})

test('an older LiteLLM passes where a newer one cannot', () => {
  const verdicts = judgeRun(run({ messages: green }, { litellm: '1.90.0' }), [claude])
  expect(verdicts).toMatchObject([{ color: 'green' }])
})

test('a name that no model has is wrong', () => {
  const names = [`github_copilot/${model.id}`, 'in-house', 'github_copilot/gone']
  expect(judgeRun(run({}, { names }), [model])).toMatchObject([
    { model: 'github_copilot/gone', color: 'wrong', extra: true },
  ])
})

test('results to share hold no token, address, mail or account', () => {
  const why =
    '401 Bearer tid=canary;exp=1:00 at https://canary.test/x for me@canary.test, user ID 123456789, request ABCD:12EF:3456'
  const shared = share(run({}), [{ model: 'm', cell: 'text', color: 'wrong', why }], createRedactor())
  expect(JSON.stringify(shared)).not.toMatch(/canary|123456789|ABCD/)
})
