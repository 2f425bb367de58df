import { expect, test } from 'vitest'
import { lintConfig } from '../src/index.ts'
import { fixture, fixtureNames } from './helpers.ts'

const lint = (text: string) =>
  lintConfig(text, 'c').findings.map(({ level, code, place }) => `${level} ${code} ${place.line}:${place.col}`)

const good = '- model_name: a\n  litellm_params: {model: a}\n'

test.each([
  { text: `model_list:\n${good}`, found: [] },
  { text: 'a: 1', found: ['warning EMPTY_LIST 1:1'] },
  { text: '# c\nmodel_list:', found: ['warning EMPTY_LIST 2:1'] },
  { text: 'model_list: []', found: ['warning EMPTY_LIST 1:1'] },
  { text: 'include: [b.yaml]', found: [] },
  { text: 'include: [b.yaml]\nmodel_list:', found: ['warning EMPTY_LIST 2:1'] },
  { text: 'model_list: [a, ]', found: ['error ENTRY_NOT_MAPPING 1:14'] },
  { text: 'model_list:\n- litellm_params: {model: a}', found: ['error ENTRY_WITHOUT_NAME 2:1'] },
  { text: 'model_list:\n- model_name: 4.1\n  litellm_params: {model: a}', found: ['error NAME_NOT_TEXT 2:15'] },
  { text: 'model_list:\n- model_name:\n  litellm_params: {model: a}', found: ['error NAME_NOT_TEXT 2:14'] },
  { text: 'model_list:\n- model_name: [a]\n  litellm_params: {model: a}', found: ['error NAME_NOT_TEXT 2:15'] },
  { text: 'model_list:\n- model_name: a', found: ['error ENTRY_WITHOUT_PARAMS 2:1'] },
  { text: 'model_list:\n- model_name: a\n  litellm_params:', found: ['error ENTRY_WITHOUT_PARAMS 3:18'] },
  { text: 'model_list:\n- model_name: a\n  litellm_params: {}', found: ['error ENTRY_WITHOUT_MODEL 3:19'] },
  { text: 'model_list:\n- model_name: a\n  litellm_params: {model: 4.1}', found: ['error ENTRY_WITHOUT_MODEL 3:27'] },
  { text: `model_list:\n${good}  model_info: {on: 1, "off": 2}`, found: ['error KEY_NOT_TEXT 4:16'] },
  { text: `model_list:\n${good}  model_info: x`, found: [] },
  { text: `model_list:\n${good}${good}`, found: ['warning DUPLICATE_NAME 4:1'] },
  {
    text: `model_list:\n${good}  model_info: {id: x}\n- model_name: b\n  litellm_params: {model: a}\n  model_info: {id: x}`,
    found: ['warning DUPLICATE_ID 5:1'],
  },
  {
    text: `model_list:\n- model_name: a\n  litellm_params: {model: a, model_info: {}}`,
    found: ['warning NESTED_MODEL_INFO 3:30'],
  },
  {
    text: `model_list:\n- model_name: a\n  litellm_params: {model: a, cache_models_for: 1}`,
    found: ['warning PARAM_SENT_UPSTREAM 3:30'],
  },
  {
    text: `model_list:\n- model_name: a\n  litellm_params: {model: a, cache_models_for: 1, additional_drop_params: [cache_models_for]}`,
    found: [],
  },
  {
    text: `model_list:\n- model_name: a\n  litellm_params: {model: a, mode: chat}`,
    found: ['error PARAM_SENT_UPSTREAM 3:30'],
  },
  { text: `model_list:\n${good}a: 1\na: 1`, found: ['warning DUPLICATE_KEY 5:1'] },
  { text: 'model_list: [', found: ['error CONFIG_NOT_YAML 1:14'] },
  { text: '', found: ['error CONFIG_NOT_MAPPING 1:1'] },
  { text: 'model_list: x', found: ['error MODEL_LIST_NOT_LIST 1:13'] },
  { text: 'model_list: [{a: 1, a: 2}]', found: ['error DUPLICATE_KEY 1:21'] },
])('$text', ({ text, found }) => expect(lint(text)).toEqual(found))

test('each finding has a message without the place, and a hint', () => {
  const { findings, entries } = lintConfig('model_list: [a, {b: 1}]\nx: 1\nx: 2\n', 'c')
  expect(entries).toBe(2)
  expect(findings.filter(({ message, hint }) => message === '' || hint === '' || message.startsWith('c:'))).toEqual([])
  expect(lintConfig('[', 'c').findings[0]?.message).not.toMatch(/^c:/)
})

test.each(fixtureNames)('%s has no error', (name) => {
  expect(lintConfig(fixture(name), name).findings.filter(({ level }) => level === 'error')).toEqual([])
})
