import { expect, test } from 'vitest'
import { decodeConfig, parseConfig, patchConfig, verifyPatch } from '../src/index.ts'
import { addition, patch, plan, read } from './helpers.ts'
import { entry, flow, user } from './written.ts'

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
