import {
  bareId,
  type CatalogModel,
  covers,
  leafPaths,
  overlap,
  PROVIDER,
  stepsOf,
  valueAt,
} from '@copilot-sync/catalog'
import { expect, test } from 'vitest'

const model: CatalogModel = {
  id: 'gpt-5.5',
  preview: null,
  supported_endpoints: ['/responses'],
  capabilities: { limits: { max_output_tokens: 8000 }, supports: {} },
}

test.each([
  ['id', 'gpt-5.5'],
  ['preview', null],
  ['capabilities.limits.max_output_tokens', 8000],
  ['capabilities.limits', { max_output_tokens: 8000 }],
  ['capabilities.limits.none', undefined],
  ['capabilities.none.none', undefined],
  ['id.length', undefined],
  ['supported_endpoints.0', undefined],
  ['constructor', undefined],
  ['', undefined],
])('the value at %j', (path, value) => {
  expect(valueAt(model, path)).toEqual(value)
  expect(valueAt(model, path.split('.'))).toEqual(value)
})

test('every path that holds a value', () => {
  expect(leafPaths(model)).toEqual(['id', 'supported_endpoints', 'capabilities.limits.max_output_tokens'])
  const deep = JSON.parse(`{"id":"a","k":${'{"k":'.repeat(20)}1${'}'.repeat(20)}}`)
  expect(leafPaths(deep).map((path) => path.split('.').length)).toEqual([1, 16])
})

test.each([
  ['a.b', 'a.b', true, true],
  ['a.b', 'a.b.c', false, false],
  ['a.b', 'a.*', false, true],
  ['a.*', 'a.b.c', true, true],
  ['a.*', 'a', true, true],
  ['a.*', 'ab', false, false],
  ['a.b.*', 'a.*', false, true],
])('%s covers %s: %s; they overlap: %s', (declared, path, is, both) => {
  expect(covers(declared, path)).toBe(is)
  expect(overlap(declared, path)).toBe(both)
  expect(overlap(path, declared)).toBe(both)
})

test.each([
  ['a.b', ['a', 'b']],
  ['a.*', ['a']],
  ['a', ['a']],
])('the steps of %s', (path, steps) => {
  expect(stepsOf(path)).toEqual(steps)
})

test.each([
  [`${PROVIDER}gpt-5.5`, 'gpt-5.5'],
  ['github_copilot/gpt-5.5', 'gpt-5.5'],
  ['gpt-5.5', 'gpt-5.5'],
  ['openai/gpt-5.5', 'openai/gpt-5.5'],
])('the bare id of %s', (name, id) => {
  expect(bareId(name)).toBe(id)
})
