import { checkPlan, makePlan, type PlanInput } from '@copilot-sync/plan'
import { SyncError } from '@copilot-sync/errors'
import { expect, test } from 'vitest'

import { ourData, planInput, wantedEntry } from './helpers.ts'

const ours = [ourData('gpt-a'), ourData('gpt-b')]
const skipped = [{ id: 'gpt-a', reason: 'its policy is not enabled' }]

test.for<[string, PlanInput, string | undefined]>([
  ['no usable model while we own some', planInput(ours, [], { skipped }), 'CATALOG_UNUSABLE'],
  ['no model at all while we own some', planInput(ours, []), 'CATALOG_UNUSABLE'],
  ['no usable model, nothing of ours', planInput([], [], { skipped }), undefined],
  ['one usable model', planInput(ours, [wantedEntry('gpt-a')]), undefined],
  ['a first sync', planInput([], [wantedEntry('gpt-a')]), undefined],
])('%s: %s', ([, input, code]) => {
  const plan = makePlan(input)
  if (code === undefined) return expect(checkPlan(plan, input)).toBe(plan)
  const refuse = () => checkPlan(plan, input)
  expect(refuse).toThrow(SyncError)
  expect(refuse).toThrow(expect.objectContaining({ code, exit: 3, hint: expect.stringContaining('models list') }))
})
