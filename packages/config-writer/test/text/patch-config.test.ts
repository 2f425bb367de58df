import type { Json } from '@copilot-sync/plan'
import { expect, test } from 'vitest'
import { decodeConfig, parseConfig, patchConfig, verifyPatch } from '../../src/index.ts'
import { addition, CALLBACK, callbacks, type Changes, faultOf, patch, plan, read, removal, update } from './helpers.ts'

test('the example of the README', () => {
  const bytes = new TextEncoder().encode(
    'model_list: # ours\n  - model_name: gpt-4o\n    litellm_params: {model: openai/gpt-4o}\n',
  )
  const config = parseConfig(decodeConfig(bytes, 'config.yaml'), 'config.yaml')
  expect(config.entries[0]?.name).toBe('gpt-4o')
  const changes = plan({ add: [addition('github_copilot/gpt-5.5', { 'model_info.max_tokens': 128000 })] })
  const text = patchConfig(config, changes)
  verifyPatch(config, text, changes)
  expect(text).toBe(`model_list: # ours
  - model_name: gpt-4o
    litellm_params: {model: openai/gpt-4o}
  - model_name: github_copilot/gpt-5.5
    litellm_params:
      model: github_copilot/gpt-5.5
    model_info:
      id: copilot-github_copilot-gpt-5.5
      managed_by: copilot-sync
      max_tokens: 128000
`)
})

test('a plan without changes gives the same text', () => {
  expect(patch(read('a: 1'), plan({}))).toBe('a: 1')
})

const entry = (dash: string, keys = `${dash}  `, step = '  ') =>
  [
    `${dash}- model_name: m`.replace('- ', `-${' '.repeat(keys.length - dash.length - 1)}`),
    `${keys}litellm_params:`,
    `${keys}${step}model: m`,
    `${keys}model_info:`,
    `${keys}${step}id: copilot-m`,
    `${keys}${step}managed_by: copilot-sync`,
    '',
  ].join('\n')
const flow = '{model_name: m, litellm_params: {model: m}, model_info: {id: copilot-m, managed_by: copilot-sync}}'
const user = '  - model_name: u\n    litellm_params: {model: u}\n'

test.each([
  { name: 'an empty list', before: 'model_list: [] # c\nx: 1\n', after: `model_list: # c\n${entry('  ')}x: 1\n` },
  { name: 'an empty list below', before: 'model_list:\n  []\n', after: `model_list:\n\n${entry('  ')}` },
  {
    name: 'no value',
    before: 'model_list: # c\n      # deep\n  # at\nx: 1\n',
    after: `model_list: # c\n      # deep\n${entry('  ')}  # at\nx: 1\n`,
  },
  { name: 'null', before: 'model_list: null\n', after: `model_list:\n${entry('  ')}` },
  { name: 'an anchored null', before: 'model_list: &m\n', after: `model_list: &m\n${entry('  ')}` },
  { name: 'no key', before: 'x: 1\n# end\n', after: `x: 1\n# end\nmodel_list:\n${entry('  ')}` },
  { name: 'no key, an indented document', before: '  x: 1\n', after: `  x: 1\n  model_list:\n${entry('    ')}` },
  {
    name: 'no key, an end of document',
    before: 'x: 1\n...\n# z\n',
    after: `x: 1\nmodel_list:\n${entry('  ')}...\n# z\n`,
  },
  { name: 'no final line break', before: 'x: 1', after: `x: 1\nmodel_list:\n${entry('  ')}`.trimEnd() },
  { name: 'no key in braces', before: '{x: 1}', after: `{x: 1, model_list: [${flow}]}` },
  { name: 'an empty document in braces', before: '{}', after: `{model_list: [${flow}]}` },
  { name: 'null in braces', before: '{model_list: , x: 1}', after: `{model_list: [${flow}] , x: 1}` },
  { name: 'only a key in braces', before: '{model_list}', after: `{model_list: [${flow}]}` },
  { name: 'a comment in the brackets', before: 'model_list: [# here\n]\n', after: `model_list: [${flow} # here\n]\n` },
  { name: 'a block list', before: `model_list:\n${user}x: 1\n`, after: `model_list:\n${user}${entry('  ')}x: 1\n` },
  {
    name: 'a list at column 0',
    before: 'model_list:\n- u\n# c\nx: 1\n',
    after: `model_list:\n- u\n${entry('')}# c\nx: 1\n`,
  },
  {
    name: 'odd indents',
    before: 'model_list:\n -   model_name: u\n     litellm_params:\n        model: u\n',
    after: `model_list:\n -   model_name: u\n     litellm_params:\n        model: u\n${entry(' ', '     ', '   ')}`,
  },
  {
    name: 'a dash on its own line',
    before: 'model_list:\n-\n   model_name: u\n',
    after: `model_list:\n-\n   model_name: u\n${entry('', '   ')}`,
  },
  {
    name: 'CRLF',
    before: `model_list:\r\n${user}`.replaceAll(/\r?\n/g, '\r\n'),
    after: `model_list:\n${user}${entry('  ')}`.replaceAll('\n', '\r\n'),
  },
  { name: 'CR', before: 'model_list:\r- u\r', after: `model_list:\n- u\n${entry('')}`.replaceAll('\n', '\r') },
  { name: 'a byte order mark', before: '\uFEFFmodel_list: []\n', after: `\uFEFFmodel_list:\n${entry('  ')}` },
  {
    name: 'a comment of the last entry',
    before: 'model_list:\n- u\n  # of u\n# not\n',
    after: `model_list:\n- u\n  # of u\n${entry('')}# not\n`,
  },
  {
    name: 'behind the last of ours',
    before: `model_list:\n${entry('').replaceAll(/\bm\b/g, 'o')}- u\n`,
    after: `model_list:\n${entry('').replaceAll(/\bm\b/g, 'o')}${entry('')}- u\n`,
  },
  {
    name: 'a blank line kept by the last entry',
    before: 'model_list:\n- |+\n  u\n\nx: 1\n',
    after: `model_list:\n- |+\n  u\n\n${entry('')}x: 1\n`,
  },
  {
    name: 'the end inside a block scalar',
    before: 'model_list: # c\n- a: |\n    b',
    after: `model_list: # c\n${entry('')}- a: |\n    b`,
  },
  {
    name: 'the end inside a block scalar, a line of blanks',
    before: 'model_list:\n- u\n# c\n- a: |+\n    b\n  ',
    after: `model_list:\n- u\n# c\n- a: |+\n    b\n${entry('')}  `,
  },
  {
    name: 'no key, the end inside a block scalar',
    before: 'x: 1\n# c\ny: |\n  b',
    after: `x: 1\nmodel_list:\n${entry('  ')}# c\ny: |\n  b`,
  },
  {
    name: 'no key, the end inside a block scalar of the only key',
    before: '# c\nx: |+\n  b\n ',
    after: `# c\nmodel_list:\n${entry('  ')}x: |+\n  b\n `,
  },
  { name: 'a dash behind a colon', before: '? model_list\n: - u\n', after: `? model_list\n: - u\n${entry('  ')}` },
  {
    name: 'blank lines between, the last one keeping those below it',
    before: 'model_list:\n- u\n\n- |+\n  b\n',
    after: `model_list:\n- u\n\n- |+\n  b\n${entry('')}`,
  },
  { name: 'a flow list', before: 'model_list: [u] # c\n', after: `model_list: [u, ${flow}] # c\n` },
  { name: 'a flow list with a last comma', before: 'model_list: [u,]\n', after: `model_list: [u, ${flow},]\n` },
  {
    name: 'a flow list with lines',
    before: 'model_list: [\n  u # c\n]\n',
    after: `model_list: [\n  u, # c\n  ${flow}\n]\n`,
  },
  {
    name: 'a flow list with lines and a last comma',
    before: 'model_list: [\n  u, # c\n]\n',
    after: `model_list: [\n  u, # c\n  ${flow},\n]\n`,
  },
  {
    name: 'a flow list that closes behind its last item',
    before: 'model_list: [\n  t,\n  u]\n',
    after: `model_list: [\n  t,\n  u, ${flow}]\n`,
  },
])('adds an entry: $name', ({ before, after }) => {
  expect(patch(read(before), plan({ add: [addition('m')] }))).toBe(after)
})

const ours = `- model_name: m # behind
  litellm_params:
    # above
    model: 'm' # quoted
    old: 1 # going
    extra_headers: # headers
      user-agent: a # one
      other: b
  model_info: {id: copilot-m, managed_by: copilot-sync, n: 1, list: [a, b]}
  text: |- # lit
    lines
    more
  list:
    - a # first
    - b
`

test.each<{ name: string; to: Record<string, Json | undefined>; lines: readonly (readonly [string, string])[] }>([
  { name: 'a scalar', to: { 'litellm_params.model': 'm2' }, lines: [[`model: 'm' #`, `model: 'm2' #`]] },
  { name: 'a scalar in braces', to: { 'model_info.n': 'a, b' }, lines: [['n: 1', 'n: "a, b"']] },
  {
    name: 'a new field',
    to: { 'litellm_params.new': 1 },
    lines: [['      other: b\n', '      other: b\n    new: 1\n']],
  },
  {
    name: 'a new field in braces',
    to: { 'model_info.new': [1] },
    lines: [['list: [a, b]}', 'list: [a, b], new: [1]}']],
  },
  {
    name: 'new nested fields',
    to: { 'a.b.c': 1, 'a.b.d': {} },
    lines: [['    - b\n', '    - b\n  a:\n    b:\n      c: 1\n      d: {}\n']],
  },
  {
    name: 'a header',
    to: { 'litellm_params.extra_headers': { 'user-agent': 'c', other: 'b', third: 'd' } },
    lines: [
      ['user-agent: a', 'user-agent: c'],
      ['      other: b\n', '      other: b\n      third: d\n'],
    ],
  },
  {
    name: 'a field goes, its comment stays',
    to: { 'litellm_params.old': undefined },
    lines: [['    old: 1 # going\n', '    # going\n']],
  },
  {
    name: 'a block goes, its comments stay',
    to: { 'litellm_params.extra_headers': undefined },
    lines: [
      ['    extra_headers: # headers\n      user-agent: a # one\n      other: b\n', '    # headers\n    # one\n'],
    ],
  },
  { name: 'a field in braces goes', to: { 'model_info.n': undefined }, lines: [[' n: 1,', '']] },
  { name: 'the last field in braces goes', to: { 'model_info.list': undefined }, lines: [[', list: [a, b]', '']] },
  { name: 'a list in braces', to: { 'model_info.list': ['a', 'c', 'd'] }, lines: [['[a, b]', '[a, c, d]']] },
  { name: 'a list in braces gets shorter', to: { 'model_info.list': ['b'] }, lines: [['[a, b]', '[b]']] },
  { name: 'a list in braces gets empty', to: { 'model_info.list': [] }, lines: [['[a, b]', '[]']] },
  { name: 'an item', to: { list: ['a', 'c'] }, lines: [['    - b', '    - c']] },
  { name: 'one item more', to: { list: ['a', 'b', { c: 1 }] }, lines: [['    - b\n', '    - b\n    - {c: 1}\n']] },
  { name: 'one item less', to: { list: ['b'] }, lines: [['    - a # first\n', '    # first\n']] },
  { name: 'no items', to: { list: [] }, lines: [['list:\n    - a # first\n    - b\n', 'list: []\n    # first\n']] },
  {
    name: 'another list',
    to: { list: ['c', 'd', 'e'] },
    lines: [['list:\n    - a # first\n    - b\n', 'list: [c, d, e]\n  # first\n']],
  },
  { name: 'a block scalar becomes short', to: { text: 'x' }, lines: [['|- # lit\n    lines\n    more', 'x # lit']] },
  {
    name: 'a block scalar becomes a mapping',
    to: { text: { a: 1 } },
    lines: [['text: |- # lit\n    lines\n    more\n', 'text: # lit\n    a: 1\n']],
  },
  {
    name: 'a scalar becomes a mapping',
    to: { 'litellm_params.model': { a: 1 } },
    lines: [[`model: 'm' # quoted\n`, 'model: # quoted\n      a: 1\n']],
  },
  {
    name: 'a mapping becomes a scalar',
    to: { 'litellm_params.extra_headers': 'x' },
    lines: [
      [
        'extra_headers: # headers\n      user-agent: a # one\n      other: b\n',
        `extra_headers: 'x' # headers\n    # one\n`,
      ],
    ],
  },
  {
    name: 'a mapping gets empty',
    to: { 'litellm_params.extra_headers': {} },
    lines: [
      [
        'extra_headers: # headers\n      user-agent: a # one\n      other: b\n',
        'extra_headers: {} # headers\n      # one\n',
      ],
    ],
  },
  {
    name: 'braces get empty',
    to: { model_info: {} },
    lines: [['{id: copilot-m, managed_by: copilot-sync, n: 1, list: [a, b]}', '{}']],
  },
  {
    name: 'braces become a scalar',
    to: { model_info: 1 },
    lines: [['{id: copilot-m, managed_by: copilot-sync, n: 1, list: [a, b]}', '1']],
  },
  {
    name: 'a cost',
    to: { 'model_info.input_cost_per_token': 0 },
    lines: [['[a, b]}', '[a, b], input_cost_per_token: 0.0}']],
  },
])('changes $name', ({ to, lines }) => {
  const before = `model_list:\n${ours}# end\n`
  const config = read(before)
  const after = lines.reduce((text, [from, into]) => text.replace(from, () => into), before)
  expect(patch(config, plan({ update: [update(config, 0, to)] }))).toBe(after)
})

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

test('all entries go and one comes', () => {
  const config = read('model_list: # c\n  - model_name: a\n  - model_name: b')
  const changes = plan({ add: [addition('m')], remove: [removal(config, 0), removal(config, 1)] })
  expect(patch(config, changes)).toBe(`model_list: # c\n${entry('  ')}`.trimEnd())
})

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

const one =
  (to: Record<string, Json | undefined>, index = 0) =>
  (config: ReturnType<typeof read>) =>
    plan({ update: [update(config, index, to)] })
const gone =
  (index = 0) =>
  (config: ReturnType<typeof read>) =>
    plan({ remove: [removal(config, index)] })
const more = () => plan({ add: [addition('m')] })
const called = () => plan({ other: [callbacks([], own)] })

test.each<{ name: string; text: string; changes: (config: ReturnType<typeof read>) => Changes; fault: string }>([
  {
    name: 'an alias as entry',
    text: 'x: &x {model_name: m}\nmodel_list:\n- *x\n',
    changes: one({ a: 1 }),
    fault: 'UNSAFE_EDIT 3:1',
  },
  {
    name: 'an alias as list',
    text: 'x: &x [{model_name: m}]\nmodel_list: *x\n',
    changes: one({ a: 1 }),
    fault: 'UNSAFE_EDIT 1:8',
  },
  {
    name: 'an alias as list, adding',
    text: 'x: &x [{model_name: m}]\nmodel_list: *x\n',
    changes: more,
    fault: 'UNSAFE_EDIT 2:1',
  },
  {
    name: 'an anchored entry',
    text: 'model_list:\n- &e\n  model_name: m\n- *e\n',
    changes: one({ a: 1 }),
    fault: 'UNSAFE_EDIT 2:3',
  },
  {
    name: 'an anchored mapping inside',
    text: 'model_list:\n- model_name: m\n  a: &a {b: 1}\nx: *a\n',
    changes: one({ 'a.b': 2 }),
    fault: 'UNSAFE_EDIT 3:6',
  },
  {
    name: 'an anchored scalar',
    text: 'model_list:\n- model_name: m\n  a: &a 1\nx: *a\n',
    changes: one({ a: 2 }),
    fault: 'UNSAFE_EDIT 3:6',
  },
  {
    name: 'an anchor inside a field that goes',
    text: 'model_list:\n- model_name: m\n  a: [&a 1]\nx: *a\n',
    changes: one({ a: undefined }),
    fault: 'UNSAFE_EDIT 3:7',
  },
  {
    name: 'an anchor inside an entry that goes',
    text: 'model_list:\n- model_name: m\n  a: &a 1\n- *a\n',
    changes: gone(),
    fault: 'UNSAFE_EDIT 3:6',
  },
  {
    name: 'an anchored list that is used',
    text: 'model_list: &l\n- model_name: m\nx: *l\n',
    changes: more,
    fault: 'UNSAFE_EDIT 1:13',
  },
  {
    name: 'an anchored list that is used, updating',
    text: 'model_list: &l\n- model_name: m\nx: *l\n',
    changes: one({ a: 1 }),
    fault: 'UNSAFE_EDIT 1:13',
  },
  {
    name: 'a pair without braces',
    text: 'model_list: [model_name: m]\n',
    changes: one({ a: 1 }),
    fault: 'UNSAFE_EDIT 1:14',
  },
  {
    name: 'a dash behind a colon',
    text: '? model_list\n: - model_name: m\n',
    changes: gone(),
    fault: 'UNSAFE_EDIT 2:3',
  },
  { name: 'a key without value', text: '? model_list\n', changes: more, fault: 'UNSAFE_EDIT 1:1' },
  { name: 'a tagged null', text: 'model_list: !!null x\n', changes: more, fault: 'UNSAFE_EDIT 1:1' },
  { name: 'settings that are no mapping', text: 'litellm_settings: [a]\n', changes: called, fault: 'none' },
  {
    name: 'settings that are anchored and used',
    text: 'litellm_settings: &s {a: 1}\nx: *s\n',
    changes: called,
    fault: 'UNSAFE_EDIT 1:19',
  },
  {
    name: 'a ? key without value inside',
    text: 'model_list:\n- model_name: m\n  ? a\n',
    changes: one({ a: 1 }),
    fault: 'UNSAFE_EDIT 3:3',
  },
  {
    name: 'a block on the line of its key',
    text: 'model_list:\n- model_name: m\n  ? a\n  : b: 1\n',
    changes: one({ a: 1 }),
    fault: 'UNSAFE_EDIT 4:5',
  },
  {
    name: 'a list on the line of another',
    text: 'model_list:\n- model_name: m\n  a:\n  - - b\n    - c\n',
    changes: one({ a: [['b']] }),
    fault: 'none',
  },
  {
    name: 'a dash behind a colon at the end inside a block scalar',
    text: '? model_list\n: - model_name: m\n    a: |\n     b',
    changes: more,
    fault: 'UNSAFE_EDIT 2:3',
  },
  {
    name: 'settings that are merged, taking them away',
    text: 'x: &x {litellm_settings: {callbacks: a}}\n<<: *x\n',
    changes: () => plan({ other: [callbacks(['a'], [])] }),
    fault: 'UNSAFE_EDIT 1:1',
  },
  {
    name: 'a comment that would become text',
    text: 'model_list:\n- a: |\n    b\n- model_name: m\n\n    # deep\n- c\n',
    changes: gone(1),
    fault: 'UNSAFE_EDIT 6:5',
  },
  {
    name: 'the end inside a block scalar of a list',
    text: 'model_list:\n- model_name: m\n  a:\n  - |\n    b',
    changes: one({ a: ['b', 'c'] }),
    fault: 'UNSAFE_EDIT 5:6',
  },
  {
    name: 'another entry',
    text: 'model_list:\n- model_name: m\n',
    changes: () => plan({ update: [{ name: 'n', index: 0, fields: [] }] }),
    fault: 'CONFIG_CHANGED 2:1',
  },
  {
    name: 'no entry',
    text: 'model_list: []\n',
    changes: () => plan({ remove: [{ name: 'n', index: 0, reason: '' }] }),
    fault: 'CONFIG_CHANGED',
  },
])('does not edit $name', ({ text, changes, fault }) => {
  const config = read(text)
  const asked = changes(config)
  expect(faultOf(() => patch(config, asked))).toBe(fault)
})
