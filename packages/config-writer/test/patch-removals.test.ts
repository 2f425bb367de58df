import { expect, test } from 'vitest'
import { addition, CALLBACK, callbacks, patch, plan, read, removal } from './helpers.ts'
import { entry } from './written.ts'

const two = `model_list:
  # about a
${entry('  ').replaceAll(/\bm\b/g, 'a')}      # inside a
  # about b
${entry('  ').replaceAll(/\bm\b/g, 'b')}
  # the end
x: 1
`

test.each<{ name: string; before: string; gone: readonly number[]; after: string }>([
  { name: 'the first of two', before: two, gone: [0], after: two.replace(/ {2}- model_name: a[^]*inside a\n/, '') },
  { name: 'the last of two', before: two, gone: [1], after: two.replace(/ {2}- model_name: b[^]*?sync\n/, '') },
  { name: 'both', before: two, gone: [0, 1], after: 'model_list: []\n  # about a\n  # about b\n\n  # the end\nx: 1\n' },
  {
    name: 'all, behind a comment',
    before: 'model_list: &l # c\n- model_name: m\n',
    gone: [0],
    after: 'model_list: &l [] # c\n',
  },
  {
    name: 'the last line',
    before: 'model_list:\n- model_name: u\n- model_name: m',
    gone: [1],
    after: 'model_list:\n- model_name: u',
  },
  {
    name: 'the last lines',
    before: 'model_list:\n- model_name: u\n- model_name: m\n- model_name: n',
    gone: [1, 2],
    after: 'model_list:\n- model_name: u',
  },
  {
    name: 'the line behind a block scalar',
    before: 'model_list:\n- a: |\n    b\n- model_name: m',
    gone: [1],
    after: 'model_list:\n- a: |\n    b\n',
  },
  {
    name: 'blank lines that would become text',
    before: 'model_list:\n- a: |+\n    b\n- model_name: m\n- model_name: n\n\n   \n- c\n',
    gone: [1, 2],
    after: 'model_list:\n- a: |+\n    b\n- c\n',
  },
  {
    name: 'the last lines behind a text that keeps them',
    before: 'model_list:\n- a: |+\n    b\n- model_name: m\n\n  ',
    gone: [1],
    after: 'model_list:\n- a: |+\n    b\n',
  },
  {
    name: 'a flow item',
    before: 'model_list: [{model_name: a}, {model_name: m}, u]',
    gone: [1],
    after: 'model_list: [{model_name: a}, u]',
  },
  {
    name: 'all flow items',
    before: 'model_list: [{model_name: a}, {model_name: m}]',
    gone: [0, 1],
    after: 'model_list: []',
  },
  {
    name: 'a flow item on its line',
    before: 'model_list: [\n  a, # c\n  {model_name: m}\n]',
    gone: [1],
    after: 'model_list: [\n  a # c\n]',
  },
  {
    name: 'a flow item and the comment behind it',
    before: 'model_list: [\n  {model_name: m}, # c\n  a\n]',
    gone: [0],
    after: 'model_list: [\n  a\n]',
  },
  {
    name: 'the last flow item and the comment behind it',
    before: 'model_list: [\n  a,\n  {model_name: m} # c\n]',
    gone: [1],
    after: 'model_list: [\n  a\n]',
  },
  {
    name: 'a flow item and the comment behind it, not that behind the comma',
    before: 'model_list: [\n  {model_name: m} # c\n  , # d\n  a\n]',
    gone: [0],
    after: 'model_list: [\n  # d\n  a\n]',
  },
  {
    name: 'what stands below a text that ends in blanks',
    before: 'model_list:\n- a: |\n    b\n     \n- model_name: m\n',
    gone: [1],
    after: 'model_list:\n- a: |\n    b\n     \n',
  },
])('removes $name', ({ before, gone, after }) => {
  const config = read(before)
  expect(patch(config, plan({ remove: gone.map((index) => removal(config, index)) }))).toBe(after)
})

test('entries and settings come before a text at the end', () => {
  const config = read('model_list:\n- u\n  # of u\n# c\nx: |\n  a')
  const changes = plan({ add: [addition('m')], other: [callbacks([], [CALLBACK])] })
  const added = `${entry('')}litellm_settings:\n  callbacks: [${CALLBACK}]\n`
  expect(patch(config, changes)).toBe(`model_list:\n- u\n  # of u\n${added}# c\nx: |\n  a`)
})

test('all entries go and one comes', () => {
  const config = read('model_list: # c\n  - model_name: a\n  - model_name: b')
  const changes = plan({ add: [addition('m')], remove: [removal(config, 0), removal(config, 1)] })
  expect(patch(config, changes)).toBe(`model_list: # c\n${entry('  ')}`.trimEnd())
})
