import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documents } from './documents.ts'
import { load } from './load.ts'
import { comparable, hasPyYaml, pyLoad } from './py-yaml.ts'

test.each(documents.map(([text, loads]) => ({ text, loads })))('$text loads: $loads', ({ text, loads }) => {
  expect(load(text).ok).toBe(loads)
})

function compare(texts: readonly string[]): void {
  const theirs = pyLoad(texts)
  texts.forEach((text, index) => {
    const [ours, other] = [load(text), theirs[index]]
    if (ours.recursive) return
    expect([text, ours.ok, comparable(ours.data ?? null)]).toEqual([text, other?.ok, comparable(other?.data ?? null)])
  })
}

test.skipIf(!hasPyYaml)('PyYAML reads them the same', () => compare(documents.map(([text]) => text)))

const pieces = [
  'a',
  'key',
  '1',
  ': ',
  ':',
  ' ',
  '  ',
  '    ',
  '\n',
  '\n  ',
  '\r\n',
  '- ',
  '-',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ', ',
  ',',
  '&x ',
  '*x',
  '!!str ',
  '!t ',
  '! ',
  '|',
  '>',
  '|-',
  '>+',
  '|2',
  '"',
  "'",
  '"q"',
  '# c',
  ' # c',
  '\t',
  '---',
  '...',
  '\n---\n',
  '%YAML 1.1\n',
  '<<: ',
  '<<: *x',
  '=',
  '~',
  'yes',
  '\u2028',
  '\x85',
  '\uFEFF',
  '\\',
  '@',
  'é',
  '😀',
]
const lines = [
  'a: b\n',
  'k:\n',
  '  k:\n',
  '  - x\n',
  '- x\n',
  '    y: z\n',
  '  y: |\n',
  '     text\n',
  '\n',
  '# c\n',
  '  # c\n',
  '  - a: 1\n',
  '    b: 2\n',
  'm: &x\n',
  'n: *x\n',
  '  <<: *x\n',
  '  "q": \'s\'\n',
  '  - - a\n',
  '  ? e\n',
  '  : f\n',
  'z: >-\n',
  '  l: [a,\n',
  '  b]\n',
  '  f: {a: 1,\n',
  ' b: 2}\n',
  '   plain\n',
  '...\n',
  '---\n',
  'q: "a\n',
  '  b"\n',
  't: !!str\n',
  '   u: &y v\n',
  '\t\n',
  '   \n',
  'last: |+\n',
  '      deep\n',
  '   k: v # c\n',
  'e: \r\n',
  'f: g\r\n',
]
const soup = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 10 }),
  fc.array(fc.constantFrom(...lines), { maxLength: 12 }),
  fc.array(fc.constantFrom(...pieces, ...lines), { maxLength: 10 }),
)

test.skipIf(!hasPyYaml)('PyYAML reads 3,000 random documents the same', () => {
  compare(fc.sample(soup, { numRuns: 3000 }).map((parts) => parts.join('')))
})
