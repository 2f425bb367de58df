import type { Json } from '@copilot-sync/plan'
import { expect, test } from 'vitest'
import { patch, plan, read, update } from './helpers.ts'

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
