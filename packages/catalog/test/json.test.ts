import {
  at,
  canonicalJson,
  equalJson,
  hashJson,
  hashText,
  isDeeperThan,
  isJson,
  isList,
  isMap,
  type Json,
} from '@copilot-sync/catalog'
import { expect, test } from 'vitest'

test.each<[unknown, 'map' | 'list' | null]>([
  [{}, 'map'],
  [{ a: 1 }, 'map'],
  [Object.create(null), 'map'],
  [[], 'list'],
  [[{}], 'list'],
  [null, null],
  [undefined, null],
  ['{}', null],
  [1, null],
  [() => 1, null],
])('%j is a map, a list or neither: %s', (value, kind) => {
  expect(isMap(value)).toBe(kind === 'map')
  expect(isList(value)).toBe(kind === 'list')
})

test.each<[unknown, string, unknown]>([
  [{ a: { b: 1 } }, 'a', { b: 1 }],
  [{ a: null }, 'a', null],
  [{ a: 1 }, 'b', undefined],
  [{}, 'constructor', undefined],
  [['x'], '0', undefined],
  ['x', 'length', undefined],
  [null, 'a', undefined],
])('%j at %s', (value, key, found) => {
  expect(at(value, key)).toEqual(found)
})

test.each<[unknown, boolean]>([
  [{ a: [null, true, 1.5, 'ü'] }, true],
  [Object.create(null), true],
  [Number.NaN, false],
  [Infinity, false],
  [undefined, false],
  [{ a: undefined }, false],
  // oxlint-disable-next-line eslint/no-sparse-arrays -- a hole is the case
  [[1, , 2], false],
  ['\uD800', false],
  [new Date(0), false],
  [() => 1, false],
  [1n, false],
])('%o is JSON: %s', (value, is) => {
  expect(isJson(value)).toBe(is)
})

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
  expect(canonicalJson(a) === canonicalJson(b)).toBe(same)
  expect(hashJson(a) === hashJson(b)).toBe(same)
})

test('the canonical text is short JSON with sorted keys', () => {
  const value = { b: [1.5, null, true], a: { 'x"': 'ä' } }
  expect(canonicalJson(value)).toBe('{"a":{"x\\"":"ä"},"b":[1.5,null,true]}')
  expect(hashJson(value)).toBe(hashText('{"a":{"x\\"":"ä"},"b":[1.5,null,true]}'))
})

test('a hash is SHA-256 in hex', () => {
  expect(hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test.each<[Json, number, boolean]>([
  [1, 0, false],
  [[], 0, true],
  [[], 1, false],
  [{ a: [1] }, 1, true],
  [{ a: [1] }, 2, false],
  [{ a: 1, b: { c: {} } }, 2, true],
])('%j is deeper than %i levels: %s', (value, levels, is) => {
  expect(isDeeperThan(value, levels)).toBe(is)
})

test('it looks no deeper than it is asked', () => {
  const deep: Json = JSON.parse('['.repeat(5000) + ']'.repeat(5000))
  expect(isDeeperThan(deep, 64)).toBe(true)
})
