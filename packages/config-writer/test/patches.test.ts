import { expect, test } from 'vitest'
import { comparable, hasPyYaml, patch, plan, pyLoad, read } from './helpers.ts'
import { patchNames, patchPlan, patchText } from './patches.ts'
import { checkTrial } from './random/check-trial.ts'
import { wantedData } from './random/trial.ts'

const patched = patchNames.map((name) => {
  const text = patchText(name, 'before.yaml')
  const config = read(text)
  return {
    kind: 'patched',
    name,
    text,
    config,
    changes: patchPlan(name, config),
    after: patchText(name, 'after.yaml'),
  } as const
})

test('there are at least 25 nasty configs', () => expect(patched.length).toBeGreaterThanOrEqual(25))

test.each(patched)('$name', (each) => {
  expect(patch(each.config, each.changes)).toBe(each.after)
  checkTrial(each)
})

test.skipIf(!hasPyYaml)('PyYAML reads them as planned', () => {
  const loaded = pyLoad(patched.map(({ after }) => after))
  patched.forEach((each, index) => {
    expect([each.name, loaded[index]?.data]).toEqual([each.name, comparable(wantedData(each))])
  })
})

test('an empty plan changes none of them', () => {
  for (const { text, config } of patched) expect(patch(config, plan({}))).toBe(text)
})
