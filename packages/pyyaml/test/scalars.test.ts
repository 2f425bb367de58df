import { expect, test } from 'vitest'
import { load } from './load.ts'
import { comparable, hasPyYaml, pyLoad } from './py-yaml.ts'
import { scalars } from './scalars.ts'

test.each(scalars.map(([text, value]) => ({ text, value })))('reads $text', ({ text, value }) => {
  const { ok, data } = load(`k: ${text}`)
  const found = ok && data !== undefined ? comparable(data) : undefined
  expect(found).toEqual(value === undefined ? undefined : { k: value })
})

const around = [
  'k: %s',
  'k: %s # c',
  'k:\n  %s\n',
  '- %s\n- x',
  '%s',
  'k: [1, %s, 2]',
  'k: {a: %s}',
  '%s: v',
  '? %s\n: v',
  '{%s: v}',
]

test.skipIf(!hasPyYaml)('PyYAML reads each of them the same, in every position', () => {
  const texts = around.flatMap((each) => scalars.map(([text]) => each.replace('%s', () => text)))
  const theirs = pyLoad(texts)
  const ours = texts.map(load)
  expect(ours.map(({ ok }, index) => [texts[index], ok])).toEqual(theirs.map(({ ok }, index) => [texts[index], ok]))
  const values = (loaded: typeof theirs) => loaded.map(({ data = null }, index) => [texts[index], comparable(data)])
  expect(values(ours)).toEqual(values(theirs))
})
