import { entryId, matches } from '@copilot-sync/mapper'
import { expect, test } from 'vitest'
import { cpuTime } from '../../../scripts/cpu-time.ts'

test.each([
  ['github_copilot/gpt-5.5', 'copilot-github_copilot-gpt-5.5'],
  ['gpt-5.5', 'copilot-gpt-5.5'],
  ['Team_A.gpt', 'copilot-Team_A.gpt'],
])('%s is told by its plain form', (name, id) => {
  expect(entryId(name)).toBe(id)
})

test.each([
  'github_copilot-gpt-5.5',
  'team/gpt-5.5',
  'team gpt-5.5',
  'github_copilot/a/b',
  'github_copilot/',
  'é',
  '',
  'x'.repeat(113),
  `github_copilot/${'y'.repeat(500)}`,
])('%s ends in a hash', (name) => {
  expect(entryId(name)).toMatch(/^copilot-[A-Za-z0-9._-]*-[0-9a-f]{10}$/)
  expect(entryId(name).length).toBeLessThanOrEqual(120)
})

test('names that look alike have ids of their own', () => {
  const names = [
    'a/b',
    'a b',
    'a-b',
    'a"b',
    'github_copilot/a-b',
    'github_copilot-a-b',
    'github_copilot/a/b',
    'github_copilot/a b',
    'A-b',
  ]
  expect(new Set(names.map(entryId)).size).toBe(names.length)
})

test.each([
  ['gpt-5.5', 'gpt-5.5', true],
  ['gpt-5.5', 'gpt-5x5', false],
  ['gpt-*', 'gpt-', true],
  ['gpt-*', 'GPT-5', false],
  ['*-mini', 'gpt-5-mini', true],
  ['*-mini', 'gpt-5-mini-2', false],
  ['gpt-?', 'gpt-5', true],
  ['gpt-?', 'gpt-', false],
  ['?', '🚀', true],
  ['*a*b*', 'xxaxxbxx', true],
  ['*a*b', 'ab-ab-a', false],
  ['[a-z]+', 'a', false],
  ['a.c', 'abc', false],
  ['', '', true],
  ['', 'a', false],
  ['***', 'anything/at all', true],
])('the glob %s against %s: %s', (pattern, id, fits) => {
  expect(matches(pattern, id)).toBe(fits)
})

test('a glob of many stars ends soon', () => {
  const started = cpuTime()
  expect(matches('*a'.repeat(40), 'a'.repeat(39) + 'b'.repeat(20_000))).toBe(false)
  expect(cpuTime() - started).toBeLessThan(1000)
})
