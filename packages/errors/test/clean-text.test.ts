import { cleanLine, cleanText, cleanValue, createRedactor } from '@copilot-sync/errors'
import { expect, test } from 'vitest'

test.each([
  ['a colour', '\u001B[31mred', String.raw`\u001b[31mred`],
  ['a link of a terminal', '\u001B]8;;http://x\u0007y', String.raw`\u001b]8;;http://x\u0007y`],
  ['C1', 'a\u009B2Jb\u0085', String.raw`a\u009b2Jb\u0085`],
  ['DEL and NUL', '\u007F\u0000', String.raw`\u007f\u0000`],
  ['what turns the direction', '\u202Ea\u2066b\u200E\u061C', String.raw`\u202ea\u2066b\u200e\u061c`],
  ['what has no width', 'a\u200B\u200D\u2060\uFEFF\u00AD', String.raw`a\u200b\u200d\u2060\ufeff\u00ad`],
  ['tags beyond 16 bits', 'a\u{E0041}', String.raw`a\udb40\udc41`],
  ['separators of lines', 'a\u2028b\u2029', String.raw`a\u2028b\u2029`],
  ['half a character', 'a\uD800b', String.raw`a\ud800b`],
  ['line ends', 'a\nb\r\nc\td', String.raw`a\nb\r\nc\td`],
  ['nothing of it', 'é 漢字 😀 "quoted" \\n', 'é 漢字 😀 "quoted" \\n'],
])('one line without %s', (_, text, clean) => {
  expect(cleanLine(text)).toBe(clean)
  expect(cleanLine(clean)).toBe(clean)
})

test('a text keeps its lines and tabs, not a lone return', () => {
  expect(cleanText('a\tb\r\nc\n\rd\u001B')).toBe('a\tb\r\nc\n\\rd\\u001b')
})

test('keys and values of data', () => {
  const date = { 'k\n': ['a\u0007', 1, null, { b: '\u202E' }] }
  expect(cleanValue(date)).toEqual({ 'k\\n': ['a\\u0007', 1, null, { b: '\\u202e' }] })
})

test('JSON holds no such sign and still means it', () => {
  const value = { 'k\u202E': 'a\u009B\u2028\u{E0041}\uD800\u001B\n' }
  const text = createRedactor().redactJson(value, 2)
  expect(text).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u)
  expect(JSON.parse(text)).toEqual(value)
})
