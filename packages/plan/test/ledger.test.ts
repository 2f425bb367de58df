import { reason } from '@copilot-sync/errors'
import {
  hashValue,
  isLedgerBehind,
  makePlan,
  mergeLedgers,
  mergeWriters,
  nextKeepers,
  nextLedger,
  nextWriters,
} from '@copilot-sync/plan'
import { expect, test } from 'vitest'
import { entryId, ourData, planInput, wantedEntry } from './helpers.ts'

test('a value has one hash, however it is written', () => {
  expect(hashValue({ b: [1.5, 0], a: null })).toBe(hashValue({ a: null, b: [1.5, -0] }))
  expect(hashValue({ a: 1 })).not.toBe(hashValue({ a: '1' }))
  expect(hashValue('x')).toMatch(/^[0-9a-f]{16}$/)
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

const was = { 'model_info.x': hashValue(1) }

test.for<[string, object, boolean, boolean]>([
  ['goes with this plan', { x: 1 }, false, false],
  ['is kept from going', { x: 1 }, true, true],
  ['was changed by a person', { x: 2 }, true, false],
  ['was taken out by a person', {}, true, false],
])('of a field that nothing writes the ledger keeps what may still go: it %s', ([, info, kept, stays]) => {
  const input = planInput([ourData('gpt-a', { ...info })], [wantedEntry('gpt-a')], { ledger: { [row('gpt-a')]: was } })
  const plan = makePlan(input)
  const next = nextLedger(kept ? { ...plan, update: [] } : plan, input)
  expect('model_info.x' in (next[row('gpt-a')] ?? {})).toBe(stays)
})

test.for<[string, Parameters<typeof planInput>[2], boolean]>([
  ['nothing known', {}, true],
  ['a field that nothing writes', { ledger: { [row('gpt-a')]: was } }, true],
  ['a field whose rule failed', { ledger: { [row('gpt-a')]: { 'model_info.kept': 'k' } } }, false],
  ['what is wanted', { ledger: { [row('gpt-a')]: { 'model_info.id': 'i' } } }, false],
])('whether the ledger is behind the config: %s', ([, more, behind]) => {
  const wanted = [{ ...wantedEntry('gpt-a'), keep: ['model_info.kept'] }]
  expect(isLedgerBehind(planInput([ourData('gpt-a'), ourData('gpt-b')], wanted, more))).toBe(behind)
})

test('what rules of the settings wrote is known by their names, and what settings wanted it by their file', () => {
  const fields = [
    { path: 'model_info.x', value: 1, rule: 'flag:x' },
    { path: 'model_info.y', value: 1, rule: 'own' },
  ]
  const wanted = [
    { ...wantedEntry('gpt-a'), fields, keep: ['model_info.kept'] },
    { ...wantedEntry('gpt-new'), fields },
  ]
  const before = { 'model_info.kept': 'flag:kept', 'model_info.y': 'flag:y', 'model_info.gone': 'flag:gone' }
  const known = {
    guestRules: ['flag:x', 'flag:kept'],
    writers: { [row('gpt-a')]: before },
    ledger: { [row('gpt-a')]: { 'model_info.kept': 'k', 'model_info.gone': 'g' } },
  }
  const input = planInput([ourData('gpt-a')], wanted, known)
  const plan = makePlan(input)
  expect(nextWriters(plan, input, nextLedger(plan, input))).toEqual({
    [row('gpt-a')]: { 'model_info.kept': 'flag:kept', 'model_info.x': 'flag:x' },
    [row('gpt-new')]: { 'model_info.x': 'flag:x' },
  })
  const keepers = { [row('gpt-a')]: '/b.yaml', [row('gpt-old')]: '/c.yaml' }
  const ledger = { ...nextLedger(plan, input), [row('gpt-old')]: {} }
  const a = { [row('gpt-a')]: '/a.yaml', [row('gpt-new')]: '/a.yaml', [row('gpt-old')]: '/c.yaml' }
  expect(nextKeepers(plan, input, { ledger, keepers, file: '/a.yaml' })).toEqual(a)
  expect(nextKeepers(plan, input, { ledger, keepers, file: null })).toEqual({ [row('gpt-old')]: '/c.yaml' })
  const merged = mergeWriters(known.writers, { [row('gpt-a')]: { 'model_info.y': 'flag:x' }, b: { z: 'flag:z' } })
  expect(merged).toEqual({ [row('gpt-a')]: { ...before, 'model_info.y': 'flag:x' }, b: { z: 'flag:z' } })
})

test('the merged ledger knows the values before and after a write', () => {
  const merged = mergeLedgers({ a: { x: '1', y: '2 1' }, b: { x: '1' } }, { a: { x: '1', y: '3' }, c: { x: '4' } })
  expect(merged).toEqual({ a: { x: '1', y: '2 1 3' }, b: { x: '1' }, c: { x: '4' } })
})
