import { expect, test } from 'vitest'
import { applyEdits, type Edit, EditClash } from '../src/patch/edits.ts'

const at = (start: number, end: number, text = '', lines = false): Edit => ({ start, end, text, lines })

test.each([
  { name: 'by place', text: 'abc', edits: [at(2, 3, 'C'), at(0, 1, 'A')], after: 'AbC' },
  {
    name: 'insertions first, in their order',
    text: 'abc',
    edits: [at(1, 2), at(1, 1, 'x'), at(1, 1, 'y')],
    after: 'axyc',
  },
  { name: 'removals that share characters', text: 'abcd', edits: [at(0, 2), at(1, 3)], after: 'd' },
  {
    name: 'lines begin on a line of their own',
    text: 'a',
    edits: [at(1, 1, 'b\n', true), at(1, 1, 'c\n', true)],
    after: 'a\nb\nc',
  },
  { name: 'no line break where there was none', text: 'a\nb', edits: [at(2, 3)], after: 'a' },
  { name: 'a line break that stays', text: 'a\nb\n', edits: [at(2, 4)], after: 'a\n' },
])('$name', ({ text, edits, after }) => expect(applyEdits(text, edits, '\n', [])).toBe(after))

test('the line break of a block scalar stays', () => {
  expect(applyEdits('|\n a\nb', [at(5, 6)], '\n', [{ start: 0, end: 4, keeps: false }])).toBe('|\n a\n')
})

test('two edits at one place are refused', () => {
  expect(() => applyEdits('abc', [at(0, 2, 'x'), at(1, 3, 'y')], '\n', [])).toThrow(EditClash)
})
