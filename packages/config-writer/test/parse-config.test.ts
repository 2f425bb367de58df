import { expect, test } from 'vitest'
import { parseConfig } from '../src/index.ts'
import { comparable, faultOf, fixture, fixtureNames, hasPyYaml, pyLoad, read } from './helpers.ts'

test.each([
  { name: 'zero bytes', text: '', fault: 'CONFIG_NOT_MAPPING 1:1' },
  { name: 'only comments', text: '# a\n# b\n', fault: 'CONFIG_NOT_MAPPING 1:1' },
  { name: 'a null document', text: '---\n', fault: 'CONFIG_NOT_MAPPING 2:1' },
  { name: 'a scalar', text: '# c\nhello\n', fault: 'CONFIG_NOT_MAPPING 2:1' },
  { name: 'a list', text: '- a\n', fault: 'CONFIG_NOT_MAPPING 1:1' },
  { name: 'a set', text: '!!set {a}\n', fault: 'CONFIG_NOT_MAPPING 1:7' },
  { name: 'an open bracket', text: 'a: [1,\n', fault: 'CONFIG_NOT_YAML 2:1' },
  { name: 'a tab as indentation', text: 'a:\n\tb: 1\n', fault: 'CONFIG_NOT_YAML 2:1' },
  { name: 'an unknown tag', text: 'a: !ENV x\n', fault: 'CONFIG_NOT_YAML 1:4' },
  { name: 'an unquoted =', text: 'a: =\n', fault: 'CONFIG_NOT_YAML 1:4' },
  { name: 'a date that is none', text: 'a:\n  b: 2026-02-30\n', fault: 'CONFIG_NOT_YAML 2:6' },
  { name: 'a template', text: 'a: {{ b }}\n', fault: 'CONFIG_NOT_YAML 1:5' },
  { name: 'two documents', text: 'a: 1\n---\nb: 1\n', fault: 'CONFIG_NOT_YAML 2:1' },
  { name: 'an alias without anchor', text: 'a: *b\n', fault: 'CONFIG_NOT_YAML 1:4' },
  { name: 'an alias inside its anchor', text: 'a: &b [*b]\n', fault: 'CONFIG_NOT_YAML 1:8' },
  { name: 'an anchor twice', text: 'a: &b 1\nc: &b 2\n', fault: 'CONFIG_NOT_YAML 2:4' },
  { name: 'a key without colon', text: 'a: 1\nb\nc: 2\n', fault: 'CONFIG_NOT_YAML 2:1' },
  { name: 'too deep', text: `a: ${'['.repeat(300)}${']'.repeat(300)}`, fault: 'CONFIG_NOT_YAML 1:204' },
  { name: 'a NUL', text: 'a: 1\n\0b: 2\n', fault: 'CONFIG_NOT_YAML 2:1' },
  { name: 'a mapping as model_list', text: 'model_list:\n  a: 1\n', fault: 'MODEL_LIST_NOT_LIST 2:3' },
  { name: 'a text as model_list', text: 'a: 1\nmodel_list: none\n', fault: 'MODEL_LIST_NOT_LIST 2:13' },
  { name: 'a set as model_list', text: 'model_list: !!set {a}\n', fault: 'MODEL_LIST_NOT_LIST 1:13' },
  { name: 'pairs as model_list', text: 'model_list: !!pairs [a: 1]\n', fault: 'MODEL_LIST_NOT_LIST 1:13' },
  { name: 'two model_list', text: 'model_list: []\n"model_list": []\n', fault: 'DUPLICATE_KEY 2:1' },
  {
    name: 'a doubled key in an entry',
    text: 'model_list:\n- model_name: a\n  model_name: b\n',
    fault: 'DUPLICATE_KEY 3:3',
  },
  {
    name: 'a doubled key deep in an entry',
    text: 'model_list:\n- a: {b: [{c: 1, c: 2}]}\n',
    fault: 'DUPLICATE_KEY 2:18',
  },
  { name: '1 and true as keys', text: 'model_list:\n- {1: a, true: b}\n', fault: 'DUPLICATE_KEY 2:10' },
])('refuses $name', ({ text, fault }) => expect(faultOf(() => parseConfig(text, 'c'))).toBe(fault))

test('many keys of one mapping are compared, too', () => {
  const keys = Array.from({ length: 30 }, (_, index) => `  k${index % 29}: 1\n`).join('')
  expect(faultOf(() => read(`model_list:\n-\n${keys}`))).toBe('DUPLICATE_KEY 32:3')
})

test.each([
  { text: 'a: 1', style: 'missing' },
  { text: 'model_list:', style: 'null' },
  { text: 'model_list: ~', style: 'null' },
  { text: 'model_list: []', style: 'empty' },
  { text: 'model_list: !!seq []', style: 'empty' },
  { text: 'model_list:\n- a', style: 'block' },
  { text: '? model_list\n: - a', style: 'block' },
  { text: 'model_list: [a]', style: 'flow' },
  { text: '--- !!map {model_list: &x [a]}', style: 'flow' },
  { text: 'x: &x [a]\nmodel_list: *x', style: 'shared' },
  { text: 'x: &x {model_list: [a]}\n<<: *x', style: 'shared' },
])('$text is $style', ({ text, style }) => {
  const { listStyle, entries } = read(text)
  expect([listStyle, entries.length]).toEqual([style, ['block', 'flow', 'shared'].includes(style) ? 1 : 0])
})

test('entries have what plans are made from', () => {
  const { entries } = read(
    [
      'x: &x {model_info: {id: merged, managed_by: copilot-sync}}',
      'model_list:',
      '- model_name: 4.1',
      '- &e',
      '  model_name: "b"',
      '  litellm_params: {model: os.environ/M}',
      '  <<: *x',
      '- *e',
      '- text',
      '-',
      '- model_name: c',
      '  model_info: {id: 7, managed_by: ~}',
    ].join('\n'),
  )
  const b = { name: 'b', model: 'os.environ/M', id: 'merged', managedBy: 'copilot-sync' }
  const none = { name: null, model: null, id: null, managedBy: null }
  expect(entries.map(({ name, model, id, managedBy }) => ({ name, model, id, managedBy }))).toEqual([
    none,
    b,
    b,
    none,
    none,
    { ...none, name: 'c' },
  ])
  expect(entries.map(({ place }) => `${place.line}:${place.col}`)).toEqual(['3:1', '4:1', '8:1', '9:1', '10:1', '11:1'])
  expect(entries.map((entry) => entry.data())).toEqual([
    { model_name: 4.1 },
    {
      model_name: 'b',
      litellm_params: { model: 'os.environ/M' },
      model_info: { id: 'merged', managed_by: 'copilot-sync' },
    },
    entries[1]?.data(),
    'text',
    null,
    { model_name: 'c', model_info: { id: 7, managed_by: null } },
  ])
})

test('an empty last item at the column of its key', () => {
  const { entries } = read('model_list:\n- a\n-\nx: 1\n')
  expect(entries.map((entry) => entry.data())).toEqual(['a', null])
})

test('other keys are read when asked for', () => {
  const config = read('a: [1, {b: yes}]\n? 1\n: x\nmodel_list: [{model_name: m}]\n<<: {d: 4}\n')
  expect(config.keys).toEqual(['a', '!!number 1', 'model_list'])
  expect(['a', 'd', 'model_list', 'none'].map((key) => config.value(key))).toEqual([
    [1, { b: true }],
    4,
    [{ model_name: 'm' }],
    undefined,
  ])
})

test('what JSON has no value for is marked', () => {
  const text =
    'a: 2026-06-01\nb: .inf\nc: 12345678901234567890\nd: !!binary aGk=\ne: !!set {x}\nf: !!omap [a: 1]\ng: {2026-06-01: 1}\n'
  const config = read(text)
  expect(config.keys.map((key) => config.value(key))).toEqual([
    { '!!timestamp': '2026-06-01' },
    { '!!float': 'Infinity' },
    { '!!int': '12345678901234567890' },
    { '!!binary': 'aGk=' },
    { '!!set': ['x'] },
    { '!!omap': [['a', 1]] },
    { '!!timestamp 2026-06-01': 1 },
  ])
})

test('doubled keys outside of model_list are warnings', () => {
  const { warnings } = read('a: 1\nb: {c: 1, c: 2}\na: 2\n<<: {a: 1}\n')
  expect(warnings.map(({ code, place }) => `${code} ${place.line}:${place.col}`)).toEqual([
    'DUPLICATE_KEY 3:1',
    'DUPLICATE_KEY 2:11',
  ])
})

test.each([
  { text: 'a: 1', found: [] },
  { text: 'litellm_settings:', found: [] },
  { text: 'litellm_settings: {callbacks: }', found: [] },
  { text: 'litellm_settings: {callbacks: a.b}', found: ['a.b'] },
  { text: 'litellm_settings: {callbacks: [a, 1, {b: c}, "d"]}', found: ['a', 'd'] },
  { text: 'x: &x {callbacks: [a]}\nlitellm_settings: {<<: *x}', found: ['a'] },
])('callbacks of $text', ({ text, found }) => expect(read(text).callbacks).toEqual(found))

test.skipIf(!hasPyYaml)('PyYAML reads the configs of test-fixtures the same', () => {
  const texts = fixtureNames.map(fixture)
  const data = texts.map((text) => {
    const config = read(text)
    return comparable(Object.fromEntries(config.keys.map((key) => [key, config.value(key) ?? null])))
  })
  expect(data).toEqual(pyLoad(texts).map((each) => comparable(each.data ?? null)))
})
