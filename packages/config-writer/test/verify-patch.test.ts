import { expect, test } from 'vitest'
import { patchConfig, verifyPatch } from '../src/index.ts'
import { addition, callbacks, faultOf, fixture, plan, read, removal, update } from './helpers.ts'

const config = read(fixture('commented.yaml'))
const changes = plan({
  add: [addition('github_copilot/new')],
  update: [update(config, 2, { 'model_info.max_tokens': 1 })],
  other: [callbacks(config.callbacks, [...config.callbacks, 'x.y'])],
})
const right = patchConfig(config, changes)

test('the right text is taken, and is given back read', () => {
  expect(verifyPatch(config, right, changes).entries.map(({ name }) => name)).toEqual([
    'gpt-4o',
    'gpt-4o-eu',
    'github_copilot/gpt-5.5',
    'github_copilot/new',
    'embed',
  ])
})

test.each([
  { name: 'no YAML', from: 'litellm_settings:', to: 'litellm_settings: [', at: '4:1' },
  { name: 'an entry more', from: '  # ---- Azure', to: '  - model_name: z\n  # ---- Azure', at: '4:1' },
  { name: 'an entry with other quotes', from: '"2024-10-21"', to: "'2024-10-21'", at: '16:3' },
  { name: 'an entry of other data', from: 'rpm: 500', to: 'rpm: 501', at: '6:3' },
  { name: 'a changed field not as planned', from: 'max_tokens: 1 #', to: 'max_tokens: 2 #', at: '24:3' },
  { name: 'a new entry not as planned', from: 'model: github_copilot/new', to: 'model: github_copilot/old', at: '4:1' },
  { name: 'a field of the user', from: 'timeout: 120', to: 'timeout: 121', at: '24:3' },
  { name: 'a comment at the top', from: '# Ask in', to: '# Asked in', at: '2:1' },
  { name: 'a comment in a changed entry', from: '      # end of the entry\n', to: '', at: '38:7' },
  { name: 'a blank line', from: '\n\nlitellm_settings', to: '\nlitellm_settings', at: '4:1' },
  { name: 'a blank at the end of a line', from: 'model_list:\n', to: 'model_list: \n', at: '4:1' },
  { name: 'another top-level value', from: 'LITELLM_MASTER_KEY', to: 'LITELLM_KEY', at: '52:1' },
  { name: 'a new top-level key', from: 'general_settings:', to: 'x: 1\ngeneral_settings:', at: '4:1' },
  { name: 'other callbacks', from: 'x.y', to: 'x.z', at: '46:1' },
  { name: 'another order', from: '  - model_name: gpt-4o-eu', to: '  - model_name: gpt-4o_eu', at: '16:3' },
])('refuses $name', ({ from, to, at }) => {
  expect(right).toContain(from)
  expect(faultOf(() => verifyPatch(config, right.replace(from, to), changes))).toBe(`UNSAFE_EDIT ${at}`)
})

test('refuses an entry that reads otherwise for what follows it', () => {
  const before = read('model_list:\n- a: |+\n    b\n- model_name: m\n\n')
  const removed = plan({ remove: [removal(before, 1)] })
  expect(faultOf(() => verifyPatch(before, 'model_list:\n- a: |+\n    b\n\n', removed))).toBe('UNSAFE_EDIT 2:1')
})

test('in braces the other keys are compared', () => {
  const before = read('{a: [1], model_list: []}')
  const added = plan({ add: [addition('m')] })
  const text = patchConfig(before, added)
  expect(faultOf(() => verifyPatch(before, text, added))).toBe('none')
  expect(faultOf(() => verifyPatch(before, text.replace('[1]', '[ 1]'), added))).toBe('UNSAFE_EDIT 1:10')
})
