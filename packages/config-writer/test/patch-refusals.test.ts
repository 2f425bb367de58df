import type { Json } from '@copilot-sync/plan'
import { expect, test } from 'vitest'
import { addition, CALLBACK, callbacks, type Changes, faultOf, patch, plan, read, removal, update } from './helpers.ts'

const own = [CALLBACK]
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
  ...['[a]', 'hello', '5'].map((value) => ({
    name: `settings that are no mapping: ${value}`,
    text: `litellm_settings: ${value}\n`,
    changes: called,
    fault: 'UNSAFE_EDIT 1:19',
  })),
  {
    name: 'callbacks that are a mapping',
    text: 'litellm_settings:\n  callbacks: {a: b}\n',
    changes: called,
    fault: 'UNSAFE_EDIT 2:14',
  },
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
