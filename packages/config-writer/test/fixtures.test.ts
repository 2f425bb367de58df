import { expect, test } from 'vitest'
import { isObject } from '../src/emit-value.ts'
import { updatedData } from '../src/patch/patch-config.ts'
import { entryData } from '../src/set-path.ts'
import {
  addition,
  CALLBACK,
  callbacks,
  comparable,
  fixture,
  fixtureNames,
  hasPyYaml,
  patch,
  plan,
  pyLoad,
  read,
  removal,
  update,
} from './helpers.ts'

const fields = {
  'litellm_params.extra_headers': { 'editor-version': 'vscode/1.107.0', 'user-agent': 'GitHubCopilotChat/0.26.7' },
  'litellm_params.allowed_openai_params': ['reasoning_effort'],
  'model_info.input_cost_per_token': 0,
  'model_info.max_tokens': 128000,
  'model_info.supports_vision': true,
}
const additions = [addition('github_copilot/a', fields), addition('github_copilot/b', fields)]

function indexOfOurs(text: string): number {
  return read(text).entries.findIndex(({ managedBy }) => managedBy === 'copilot-sync')
}

test.each(fixtureNames)('%s: what is added keeps every old character, and is taken away again', (name) => {
  const before = fixture(name)
  const config = read(before)
  const added = patch(
    config,
    plan({ add: additions, other: [callbacks(config.callbacks, [...config.callbacks, CALLBACK])] }),
  )
  const settings = config.value('litellm_settings')
  const isNull = settings === null || (isObject(settings) && settings['callbacks'] === null)
  if (config.listStyle === 'block' && !isNull) expect(isSubsequence(before, added)).toBe(true)
  const after = read(added)
  const names = new Set(['github_copilot/a', 'github_copilot/b'])
  const gone = after.entries.filter((entry) => names.has(entry.name ?? '')).map(({ index }) => removal(after, index))
  expect(gone).toHaveLength(2)
  const back = patch(after, plan({ remove: gone, other: [callbacks(after.callbacks, config.callbacks)] }))
  if (config.listStyle === 'block' && !isNull) expect(back).toBe(before)
  expect(read(back).entries.map((entry) => entry.data())).toEqual(config.entries.map((entry) => entry.data()))
})

const withOurs = fixtureNames.filter((name) => indexOfOurs(fixture(name)) >= 0)

test.each(withOurs)('%s: a field that changes there and back leaves no trace', (name) => {
  const before = fixture(name)
  const index = indexOfOurs(before)
  const config = read(before)
  const there = patch(
    config,
    plan({ update: [update(config, index, { 'model_info.x_limit': 1, 'litellm_params.x': 'y' })] }),
  )
  expect(there.split('x_limit')).toHaveLength(2)
  const changed = read(there)
  const again = plan({
    update: [update(changed, index, { 'model_info.x_limit': undefined, 'litellm_params.x': undefined })],
  })
  expect(patch(changed, again)).toBe(before)
})

test.skipIf(!hasPyYaml)('PyYAML reads each patched config as planned', () => {
  const cases = fixtureNames.map((name) => {
    const config = read(fixture(name))
    const index = indexOfOurs(config.text)
    const entry = config.entries[index]
    const updates = entry
      ? [
          update(config, index, {
            ...fields,
            'model_info.new': { deep: ['a: b', 1e-7] },
            'model_info.team_note': undefined,
          }),
        ]
      : []
    const changes = plan({
      add: additions,
      update: updates,
      other: [callbacks(config.callbacks, [...config.callbacks, CALLBACK])],
    })
    const news = additions.map((each) => entryData(each.entry))
    const list = config.entries.map((each) =>
      each === entry ? updatedData(each.data(), updates[0] ?? { name: '', index, fields: [] }) : each.data(),
    )
    list.splice(index < 0 || config.listStyle === 'flow' ? list.length : index + 1, 0, ...news)
    const data = Object.fromEntries(config.keys.map((key) => [key, config.value(key) ?? null]))
    return { name, config, text: patch(config, changes), list, data }
  })
  const loaded = pyLoad(cases.map(({ text }) => text))
  cases.forEach(({ name, list, data, config }, index) => {
    const found = loaded[index]?.data
    const { model_list: models = null, litellm_settings: settings = null, ...rest } = isObject(found) ? found : {}
    expect([name, models]).toEqual([name, comparable(list)])
    const { model_list: _, litellm_settings: before, ...others } = data
    expect([name, rest]).toEqual([name, comparable(others)])
    const callbacksNow = isObject(settings) ? settings['callbacks'] : undefined
    expect([name, callbacksNow]).toEqual([name, expect.arrayContaining([...config.callbacks, CALLBACK])])
    if (isObject(before))
      expect(settings).toMatchObject(Object.fromEntries(Object.entries(before).filter(([key]) => key !== 'callbacks')))
  })
})

test.skipIf(!hasPyYaml)('a second patch with the same plan finds nothing to do', () => {
  for (const name of withOurs) {
    const config = read(fixture(name))
    const index = indexOfOurs(config.text)
    const once = patch(config, plan({ update: [update(config, index, fields)] }))
    const again = read(once)
    expect(patch(again, plan({ update: [update(again, index, fields)] }))).toBe(once)
  }
})

/** Whether the characters of `part` stand in `whole` in their order. */
function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const char of whole) if (part.startsWith(char, at)) at += char.length
  return at === part.length
}
