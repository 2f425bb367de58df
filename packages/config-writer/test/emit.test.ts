import fc from 'fast-check'
import { expect, test } from 'vitest'
import { load } from '../../pyyaml/test/load.ts'
import { scalars } from '../../pyyaml/test/scalars.ts'
import { emitScalar } from '../src/emit-scalar.ts'
import { emitInline, emitPairs, isObject } from '../src/emit-value.ts'
import { comparable, hasPyYaml, pyLoad } from './helpers.ts'

test.each([
  { value: 'gpt-5.5', text: 'gpt-5.5' },
  { value: 'github_copilot/gpt-5.5', text: 'github_copilot/gpt-5.5' },
  { value: 'os.environ/KEY', text: 'os.environ/KEY' },
  { value: 'vscode/1.95.0', text: 'vscode/1.95.0' },
  { value: 'https://api.example.com/v1', text: 'https://api.example.com/v1', flow: '"https://api.example.com/v1"' },
  { value: 'a, b', text: 'a, b', flow: '"a, b"' },
  { value: 'a [b]', text: '"a [b]"' },
  { value: '', text: '""' },
  { value: ' a', text: '" a"' },
  { value: 'a ', text: '"a "' },
  { value: 'a: b', text: '"a: b"' },
  { value: 'a:', text: '"a:"' },
  { value: 'a #b', text: '"a #b"' },
  { value: '- a', text: '"- a"' },
  { value: 'yes', text: '"yes"' },
  { value: 'y', text: '"y"' },
  { value: 'null', text: '"null"' },
  { value: '~', text: '"~"' },
  { value: '=', text: '"="' },
  { value: '<<', text: '"<<"' },
  { value: '4.1', text: '"4.1"' },
  { value: '1e-7', text: '"1e-7"' },
  { value: '0o17', text: '"0o17"' },
  { value: '08', text: '"08"' },
  { value: '1:30', text: '"1:30"' },
  { value: '1_000', text: '"1_000"' },
  { value: '2026-06-01', text: '"2026-06-01"' },
  { value: '...', text: '"..."' },
  { value: 'say "hi"', text: `'say "hi"'` },
  { value: `it's "so"`, text: `'it''s "so"'` },
  { value: 'C:\\temp', text: `'C:\\temp'` },
  { value: 'a\nb\t"c"', text: '"a\\nb\\t\\"c\\""' },
  { value: 'a\u00A0b\u2028\uFEFF', text: '"a\\u00a0b\\u2028\\ufeff"' },
  { value: 'a\u202Eb\u200B\u00AD', text: '"a\\u202eb\\u200b\\u00ad"' },
  { value: 'a\u{E0041}"\u0085\u007F', text: '"a\\U000e0041\\"\\u0085\\u007f"' },
  { value: 'é模', text: 'é模' },
  { value: '😀', text: '"😀"' },
  { value: 0, text: '0', float: '0.0' },
  { value: 128000, text: '128000', float: '128000.0' },
  { value: 2.5e-7, text: '2.5e-7' },
  { value: 1e-7, text: '1.0e-7' },
  { value: 1.5, text: '1.5' },
  { value: -0, text: '-0.0' },
  { value: 1e21, text: '1.0e+21' },
  { value: 1.5e300, text: '1.5e+300' },
  { value: Infinity, text: '.inf' },
  { value: -Infinity, text: '-.inf' },
  { value: Number.NaN, text: '.nan' },
  { value: true, text: 'true' },
  { value: null, text: 'null' },
])('writes $value as $text', ({ value, text, flow = text, float = text }) => {
  const written = [emitScalar(value, { flow: false, float: false }), emitScalar(value, { flow: true, float: false })]
  expect([...written, emitScalar(value, { flow: false, float: true })]).toEqual([text, flow, float])
})

test('nested values take lines, short lists do not', () => {
  const value = {
    a: { 'x y': [], c: {} },
    long: Array.from({ length: 12 }, (_, index) => `item-number-${index}`),
    mixed: [1, { b: 'c, d', e: [true] }],
    input_cost_per_token: 0,
    nested_cost: { x: 1e-7 },
  }
  const lines = emitPairs(Object.entries(value), 2, 3)
  expect(lines.filter((line) => !/item-number-\d/.test(line))).toEqual([
    '  a:',
    '     x y: []',
    '     c: {}',
    '  long:',
    '  mixed:',
    '     - 1',
    '     - {b: "c, d", e: [true]}',
    '  input_cost_per_token: 0.0',
    '  nested_cost:',
    '     x: 1.0e-7',
  ])
  const { long, ...rest } = value
  expect(load(lines.join('\n')).data).toEqual({ ...rest, long })
})

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
  fc.constantFrom(...scalars.map(([text]) => text)),
  fc.stringMatching(/^[-+.:#,?!&*=<>@%`'"[\]{}|~ \ta0x_\n]{0,8}$/),
)
const values = fc.jsonValue({ maxDepth: 3 }).filter((value) => value !== null)

test('what is written reads back, by us and by PyYAML', () => {
  const samples = [...fc.sample(texts, 2000), ...fc.sample(values, 300)].map((value) =>
    JSON.parse(JSON.stringify(value)),
  )
  const written = samples.flatMap((value) => [
    emitPairs([['k', value]], 0, 2).join('\n'),
    `[${emitInline(value, 'k', true)}, z]`,
    `k: ${emitInline(value, 'some_cost', false)} # c`,
  ])
  const expected = samples.flatMap((value) => [{ k: value }, [value, 'z'], { k: value }]).map(comparable)
  const loaded = hasPyYaml ? [written.map(load), pyLoad(written)] : [written.map(load)]
  for (const each of loaded) expect(each.map(({ data }) => comparable(data ?? null))).toEqual(expected)
})

test.each([
  '2026-06-01',
  '2026-06-01T10:00:00Z',
  '2001-12-14 21:59:43.10 -05:00',
  '.inf',
  '-.inf',
  '.nan',
  '12345678901234567890',
  '!!binary aGk=',
  '!!set {a, 5, b c}',
  '!!omap [a: 1, b: [2, {c: 3}]]',
  '!!pairs [a: 1, a: 2026-06-01]',
  '{5: a, on: b, ~: c, 1.5: d, 2026-06-01: e, 1.0e+22: f, .inf: g, -12345678901234567890: h}',
  '{"!!number 5": a, "!!null": b, "!!str": c, "!!timestamp": d}',
  '{"!!timestamp": 2026-06-01}',
])('what JSON has no value for is written as it reads: %s', (value) => {
  const before = `k: [${value}]`
  const data = load(before).data ?? null
  const again = emitPairs([['k', isObject(data) ? (data['k'] ?? null) : null]], 0, 2).join('\n')
  expect(load(again).data).toEqual(data)
  if (!hasPyYaml) return
  const [was, is] = pyLoad([before, again])
  expect(is).toEqual(was)
})
