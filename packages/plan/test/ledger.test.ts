import { reason } from '@copilot-sync/errors'
import { canonicalJson, equalJson, hashValue, makePlan, mergeLedgers, nextLedger, type Json } from '@copilot-sync/plan'
import { expect, test } from 'vitest'

import { entryId, ourData, planInput, wantedEntry } from './helpers.ts'

test.for<[Json, Json, boolean]>([
  [0, 0.0, true],
  [0, -0, true],
  [Number.NaN, Number.NaN, true],
  [1, '1', false],
  [1, true, false],
  [0, null, false],
  [null, {}, false],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{}, { constructor: 1 }, false],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [[], {}, false],
  [{ 0: 1 }, [1], false],
  ['a\n"', 'a\n"', true],
])('%j and %j: %s', ([a, b, same]) => {
  expect(equalJson(a, b)).toBe(same)
  expect(hashValue(a) === hashValue(b)).toBe(same)
})

test('the canonical text is short JSON with sorted keys', () => {
  expect(canonicalJson({ b: [1.5, null, true], a: { 'x"': 'ä' } })).toBe('{"a":{"x\\"":"ä"},"b":[1.5,null,true]}')
  expect(hashValue({ b: 1, a: 2 })).toMatch(/^[0-9a-f]{16}$/)
})

const row = (model: string) => entryId(`github_copilot/${model}`)

test('the ledger says what is ours after the plan, and nothing else', () => {
  const ledger = {
    [row('gpt-a')]: { 'model_info.mode': hashValue('chat'), 'model_info.kept': 'k', 'model_info.gone': 'g' },
    [row('gpt-old')]: { 'model_info.mode': 'm' },
    [row('gpt-elsewhere')]: { 'model_info.mode': 'm' },
  }
  const wanted = [{ ...wantedEntry('gpt-a', { mode: 'responses' }), keep: ['model_info.kept'] }, wantedEntry('gpt-new')]
  const input = planInput([ourData('gpt-a'), ourData('gpt-old')], wanted, { ledger })
  const next = nextLedger(makePlan(input), input)
  expect(Object.keys(next)).toEqual([row('gpt-a'), row('gpt-new')])
  expect(next[row('gpt-a')]).toMatchObject({ 'model_info.mode': hashValue('responses'), 'model_info.kept': 'k' })
  expect(next[row('gpt-a')]).not.toHaveProperty('model_info.gone')
  expect(next[row('gpt-new')]).toHaveProperty('model_name')
})

test('what is held keeps its rows', () => {
  const ledger = { [row('gpt-a')]: { 'model_info.mode': 'a' }, [row('gpt-b')]: { 'model_info.mode': 'b' } }
  const input = planInput(
    [ourData('gpt-a'), ourData('gpt-b'), ourData('gpt-c')],
    [wantedEntry('gpt-a', { mode: 'x' })],
    { ledger },
  )
  const name = 'github_copilot/gpt-a'
  const held = [{ name, path: 'model_info.mode', reason: reason('LIMIT_HALVED'), missingSince: null, fetches: 1 }]
  const next = nextLedger({ ...makePlan(input), remove: [], update: [], held }, input)
  expect(next[row('gpt-a')]).toMatchObject({ 'model_info.mode': 'a' })
  expect(next[row('gpt-b')]).toEqual({ 'model_info.mode': 'b' })
  expect(next).not.toHaveProperty(row('gpt-c'))
})

test('the merged ledger knows the values before and after a write', () => {
  const merged = mergeLedgers({ a: { x: '1', y: '2 1' }, b: { x: '1' } }, { a: { x: '1', y: '3' }, c: { x: '4' } })
  expect(merged).toEqual({ a: { x: '1', y: '2 1 3' }, b: { x: '1' }, c: { x: '4' } })
})
