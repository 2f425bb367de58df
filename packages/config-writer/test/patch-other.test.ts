import { expect, test } from 'vitest'
import { CALLBACK, callbacks, patch, plan, read } from './helpers.ts'

const own = [CALLBACK]
test.each<{
  name: string
  before: string
  from: readonly string[]
  to: readonly string[]
  after: string
  back?: string
}>([
  {
    name: 'no settings',
    before: 'a: 1\n',
    from: [],
    to: own,
    after: `a: 1\nlitellm_settings:\n  callbacks: [${CALLBACK}]\n`,
  },
  {
    name: 'no settings, no line break',
    before: 'a: 1',
    from: [],
    to: own,
    after: `a: 1\nlitellm_settings:\n  callbacks: [${CALLBACK}]`,
  },
  {
    name: 'no settings in braces',
    before: '{a: 1}',
    from: [],
    to: own,
    after: `{a: 1, litellm_settings: {callbacks: [${CALLBACK}]}}`,
  },
  {
    name: 'null settings',
    before: 'litellm_settings: # c\na: 1\n',
    from: [],
    to: own,
    after: `litellm_settings: # c\n  callbacks: [${CALLBACK}]\na: 1\n`,
    back: 'litellm_settings: {} # c\na: 1\n',
  },
  {
    name: 'no callbacks',
    before: 'litellm_settings:\n  x: 1 # c\n',
    from: [],
    to: own,
    after: `litellm_settings:\n  x: 1 # c\n  callbacks: [${CALLBACK}]\n`,
  },
  {
    name: 'no callbacks in braces',
    before: 'litellm_settings: {x: 1}\n',
    from: [],
    to: own,
    after: `litellm_settings: {x: 1, callbacks: [${CALLBACK}]}\n`,
  },
  {
    name: 'null callbacks',
    before: 'litellm_settings:\n  callbacks: ~ # c\n  x: 1\n',
    from: [],
    to: own,
    after: `litellm_settings:\n  callbacks: [${CALLBACK}] # c\n  x: 1\n`,
    back: 'litellm_settings:\n  # c\n  x: 1\n',
  },
  {
    name: 'a string',
    before: 'litellm_settings:\n  callbacks: a.b # c\n',
    from: ['a.b'],
    to: ['a.b', ...own],
    after: `litellm_settings:\n  callbacks: [a.b, ${CALLBACK}] # c\n`,
    back: 'litellm_settings:\n  callbacks: [a.b] # c\n',
  },
  {
    name: 'a quoted string',
    before: "litellm_settings:\n  callbacks: 'a.b'\n",
    from: ['a.b'],
    to: ['a.b', ...own],
    after: `litellm_settings:\n  callbacks: ['a.b', '${CALLBACK}']\n`,
    back: "litellm_settings:\n  callbacks: ['a.b']\n",
  },
  {
    name: 'a string of several lines',
    before: 'litellm_settings:\n  callbacks: >-\n    a.b\n',
    from: ['a.b'],
    to: ['a.b', ...own],
    after: `litellm_settings:\n  callbacks: [a.b, ${CALLBACK}]\n`,
    back: 'litellm_settings:\n  callbacks: [a.b]\n',
  },
  {
    name: 'a flow list',
    before: 'litellm_settings:\n  callbacks: [a.b, {c: 1}] # d\n',
    from: ['a.b'],
    to: ['a.b', ...own],
    after: `litellm_settings:\n  callbacks: [a.b, {c: 1}, ${CALLBACK}] # d\n`,
  },
  {
    name: 'an empty flow list',
    before: 'litellm_settings:\n  callbacks: [] # d\n  x: 1\n',
    from: [],
    to: own,
    after: `litellm_settings:\n  callbacks: [${CALLBACK}] # d\n  x: 1\n`,
    back: 'litellm_settings:\n  # d\n  x: 1\n',
  },
  {
    name: 'a block list',
    before: 'litellm_settings:\n  callbacks:\n  - a.b # c\n  x: 1\n',
    from: ['a.b'],
    to: ['a.b', ...own],
    after: `litellm_settings:\n  callbacks:\n  - a.b # c\n  - ${CALLBACK}\n  x: 1\n`,
  },
  {
    name: 'settings that are an alias',
    before: 'x: &x {a: 1}\nlitellm_settings: *x\n',
    from: [],
    to: own,
    after: `x: &x {a: 1}\nlitellm_settings:\n  <<: *x\n  callbacks: [${CALLBACK}]\n`,
    back: 'x: &x {a: 1}\nlitellm_settings:\n  <<: *x\n',
  },
  {
    name: 'settings that are merged',
    before: 'x: &x {litellm_settings: {a: 1}}\n<<: *x\n',
    from: [],
    to: own,
    after: `x: &x {litellm_settings: {a: 1}}\n<<: *x\nlitellm_settings:\n  a: 1\n  callbacks: [${CALLBACK}]\n`,
    back: 'x: &x {litellm_settings: {a: 1}}\n<<: *x\nlitellm_settings:\n  a: 1\n',
  },
  {
    name: 'callbacks that are merged',
    before: 'x: &x {callbacks: a.b}\nlitellm_settings: {<<: *x}\n',
    from: ['a.b'],
    to: ['a.b', ...own],
    after: `x: &x {callbacks: a.b}\nlitellm_settings: {<<: *x, callbacks: [a.b, ${CALLBACK}]}\n`,
    back: 'x: &x {callbacks: a.b}\nlitellm_settings: {<<: *x, callbacks: [a.b]}\n',
  },
])('callbacks: $name', ({ before, from, to, after, back }) => {
  const config = read(before)
  const text = patch(config, plan({ other: [callbacks(from, to)] }))
  expect(text).toBe(after)
  expect(patch(read(text), plan({ other: [callbacks(to, from)] }))).toBe(back ?? before)
  expect(patch(read(text), plan({ other: [callbacks(to, to)] }))).toBe(after)
})

test('other lists at the top: include', () => {
  const config = read('a: 1\n')
  const text = patch(config, plan({ other: [{ path: 'include', from: null, to: ['b.yaml'] }] }))
  expect(text).toBe('a: 1\ninclude: [b.yaml]\n')
  expect(patch(read(text), plan({ other: [{ path: 'include', from: ['b.yaml'], to: null }] }))).toBe('a: 1\n')
})

test.each<{ name: string; before: string; from: readonly string[]; to: readonly string[]; after: string }>([
  {
    name: 'the only key',
    before: 'litellm_settings: {callbacks: [a]}\n',
    from: ['a'],
    to: [],
    after: 'litellm_settings: {}\n',
  },
  {
    name: 'a commented key',
    before: 'litellm_settings:\n  # k\n  callbacks: [a]\nx: 1\n',
    from: ['a'],
    to: [],
    after: 'litellm_settings: {}\n  # k\nx: 1\n',
  },
  {
    name: 'a key that parts a text and a comment',
    before: 'z: |-\n a\nlitellm_settings:\n  callbacks: [a]\n  # k\nx: 1\n',
    from: ['a'],
    to: [],
    after: 'z: |-\n a\nlitellm_settings: {}\n  # k\nx: 1\n',
  },
  {
    name: 'a key in braces',
    before: '{litellm_settings: {callbacks: a},\n x: 1}\n',
    from: ['a'],
    to: [],
    after: '{\n x: 1}\n',
  },
  {
    name: 'a key on its line in braces',
    before: '{\n  x: 1,\n  litellm_settings: {callbacks: a}\n}\n',
    from: ['a'],
    to: [],
    after: '{\n  x: 1\n}\n',
  },
])('takes callbacks away: $name', ({ before, from, to, after }) => {
  expect(patch(read(before), plan({ other: [callbacks(from, to)] }))).toBe(after)
})

test('files beside the config are not in its text', () => {
  expect(patch(read('a: 1\n'), plan({ other: [{ path: 'file:x.py', from: null, to: 'hash' }] }))).toBe('a: 1\n')
})
