import type { Json } from '@copilot-sync/plan'
import { expect, test } from 'vitest'
import { patch, plan, read, update } from './helpers.ts'

test.each<{ name: string; before: string; to: Record<string, Json | undefined>; after: string }>([
  { name: 'an empty value', before: 'x: # c', to: { x: 1 }, after: 'x: 1 # c' },
  { name: 'an anchored empty value', before: 'x: &a # c', to: { x: 1 }, after: 'x: &a 1 # c' },
  { name: 'an anchored value', before: 'x: &a 2 # c', to: { x: 1 }, after: 'x: &a 1 # c' },
  { name: 'a tagged value', before: 'x: &a !!str 2 # c', to: { x: 1 }, after: 'x: 1 # c' },
  { name: 'a tagged empty value', before: 'x: !!str # c', to: { x: 'b' }, after: 'x: b # c' },
  { name: 'a value of several lines', before: 'x: a\n    b # c', to: { x: 1 }, after: 'x: 1 # c' },
  { name: 'a value on the next line', before: 'x: # c\n    a # d', to: { x: 1 }, after: 'x: # c\n    1 # d' },
  {
    name: 'a value on the next line that becomes a block',
    before: 'x: # c\n    a # d',
    to: { x: { b: 1 } },
    after: 'x: # c\n     # d\n    b: 1',
  },
  { name: 'a tagged block', before: 'x: !!map # c\n    a: 1', to: { x: 1 }, after: 'x: 1 # c' },
  {
    name: 'a tagged block to another',
    before: 'x: !!set # c\n    a: ',
    to: { x: { b: 2 } },
    after: 'x: # c\n    b: 2',
  },
  { name: 'an explicit key', before: '? x\n  : a', to: { x: 1 }, after: '? x\n  : 1' },
  { name: 'an explicit key that goes', before: '? x\n  : a', to: { x: undefined }, after: '' },
  { name: 'quotes in a key', before: '"x" : a', to: { x: 1 }, after: '"x" : 1' },
  { name: 'a comment in brackets', before: 'x: [a, # c\n   b]', to: { x: 1 }, after: 'x: 1\n  # c' },
  {
    name: 'a comment in brackets, for a block',
    before: 'x: [a, # c\n   b]',
    to: { x: { b: 1 } },
    after: 'x:\n  # c\n    b: 1',
  },
  {
    name: 'a comment in brackets in braces',
    before: 'x: {y: [a, # c\n   b], z: 1}',
    to: { 'x.y': 1 },
    after: 'x: {y: 1 # c\n      , z: 1}',
  },
  {
    name: 'braces with lines',
    before: 'x: {\n    a: 1, # c\n    b: 2 # d\n  }',
    to: { 'x.e': 3 },
    after: 'x: {\n    a: 1, # c\n    b: 2, # d\n    e: 3\n  }',
  },
  {
    name: 'braces with lines, one goes',
    before: 'x: {\n    a: 1,\n    b: 2, # d\n    e: 3\n  }',
    to: { 'x.a': undefined, 'x.e': undefined },
    after: 'x: {\n    b: 2 # d\n  }',
  },
  {
    name: 'braces, all but one go and one comes',
    before: 'x: {a: 1, b: 2, e: 3}',
    to: { 'x.b': undefined, 'x.e': undefined, 'x.f': 4 },
    after: 'x: {a: 1, f: 4}',
  },
  {
    name: 'braces, the first go',
    before: 'x: {a: 1, b: 2, e: 3}',
    to: { 'x.a': undefined, 'x.b': undefined },
    after: 'x: {e: 3}',
  },
  { name: 'braces without a value', before: 'x: {a}', to: { 'x.a': 1 }, after: 'x: {a: 1}' },
  {
    name: 'mappings in a list',
    before: 'x:\n  - a: 1 # c\n    b: 2\n  - c',
    to: { x: [{ a: 1, b: 3, d: 4 }, 'c'] },
    after: 'x:\n  - a: 1 # c\n    b: 3\n    d: 4\n  - c',
  },
  {
    name: 'the first field behind a dash',
    before: 'x:\n  - a: 1 # c\n    b: 2',
    to: { x: [{ b: 2 }] },
    after: 'x:\n  - # c\n    b: 2',
  },
  {
    name: 'the first field behind a dash, without a comment',
    before: 'x:\n  - a: |\n      1\n\n    b: 2',
    to: { x: [{ b: 2 }] },
    after: 'x:\n  - b: 2',
  },
  { name: 'an alias', before: 'x: *y', to: { x: 1 }, after: 'x: 1' },
  { name: 'an alias in a list', before: 'x: [*y, a]', to: { x: [1, 'a'] }, after: 'x: [1, a]' },
  { name: 'a merged field', before: '<<: *m', to: { x: 1 }, after: '<<: *m\n  x: 1' },
  { name: 'the only merged field goes', before: '<<: *m', to: { x: undefined }, after: '' },
  {
    name: 'a merged field goes, the others are written out',
    before: '<<: [*m, {z: [1]}] # c',
    to: { x: undefined },
    after: '# c\n  z: [1]',
  },
  { name: 'an alias gets a field', before: 'x: *m # c', to: { 'x.z': 1 }, after: 'x: # c\n    <<: *m\n    z: 1' },
  {
    name: 'an alias in braces gets a field',
    before: 'x: {y: *m}',
    to: { 'x.y.z': 1 },
    after: 'x: {y: {<<: *m, z: 1}}',
  },
  { name: 'an alias loses a field', before: 'x: *m', to: { 'x.x': undefined }, after: 'x: {}' },
  {
    name: 'an alias in a list gets a field',
    before: 'x:\n  - *m\n  - a',
    to: { x: [{ x: 0, y: 1 }, 'a'] },
    after: 'x:\n  - {<<: *m, "y": 1}\n  - a',
  },
  {
    name: 'quotes as the neighbours have them',
    before: `x: {"a": "b", "c": {}}\n  'z': ['a', 'b']`,
    to: { 'x.c.d': 'e', 'x.f': ['g', 1], z: ['a', 'b', 'c'] },
    after: `x: {"a": "b", "c": {"d": "e"}, "f": ["g", 1]}\n  'z': ['a', 'b', 'c']`,
  },
  {
    name: 'a space between a tag and a comma',
    before: 'x: {a: !!str\n    }',
    to: { 'x.b': 1 },
    after: 'x: {a: !!str , b: 1\n    }',
  },
  {
    name: 'a comma on the next line',
    before: 'x: {\n    a: 1\n  ,}',
    to: { 'x.b': 1 },
    after: 'x: {\n    a: 1, b: 1\n  ,}',
  },
  { name: 'braces right behind a key', before: 'x: {a:[1]}', to: { 'x.a': 2 }, after: 'x: {a: 2}' },
  {
    name: 'a comment in a field of braces that goes',
    before: 'x: {a: 1, b: # c\n    2, d: 3}',
    to: { 'x.b': undefined },
    after: 'x: {a: 1, # c\n            d: 3}',
  },
  {
    name: 'comments in fields of braces that all go',
    before: 'x: {a: 1 # c\n    , b: # d\n    2, c: 3}',
    to: { x: { z: 1 } },
    after: 'x: {z: 1 # c\n      # d\n     }',
  },
  {
    name: 'all fields of braces that begin on a line of their own',
    before: 'x: { # c\n  "a": 1, b: [2 # d\n    ,3]}',
    to: { x: { z: 1 } },
    after: 'x: {z: 1 # c\n   # d\n          }',
  },
  {
    name: 'a field of braces that goes from the last line, another comes',
    before: 'x: {\n    a: 1, b:\n      2}',
    to: { 'x.b': undefined, 'x.c': 3 },
    after: 'x: {\n    a: 1, c: 3}',
  },
  {
    name: 'a text at the end',
    before: 'x: |\n    a\n  y: |-\n    b',
    to: { z: 1 },
    after: 'x: |\n    a\n  y: |-\n    b\n  z: 1',
  },
  {
    name: 'a long list',
    before: 'x: 1',
    to: { x: ['a'.repeat(40), 'b'.repeat(40)] },
    after: `x:\n    - ${'a'.repeat(40)}\n    - ${'b'.repeat(40)}`,
  },
])('changes, in an entry of its own: $name', ({ before, to, after }) => {
  const top = 'y: &y 5\nm: &m {x: 0}\nmodel_list:\n- model_name: m\n  '
  for (const end of ['', '\n', '\n# end\n', '\n- u\n']) {
    const config = read(`${top}${before}${end}`)
    const text = patch(config, plan({ update: [update(config, 0, to)] }))
    const expected = `${top}${after}${end}`
    expect(text).toBe(after === '' ? `${top.trimEnd()}${end}` : expected)
  }
})
