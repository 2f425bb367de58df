import { SyncError, type ErrorCode } from '@copilot-sync/errors'

import { whatWasSeen } from './guards/accept.ts'
import type { Guard } from './guards/guard.ts'
import { holdMissing } from './guards/hold-missing.ts'
import { keepAnswered } from './guards/keep-answered.ts'
import { guards } from './guards/index.ts'
import type { HoldCode, Plan, PlanInput } from './types.ts'

/** What a guard would have refused or held, and the user accepted. */
export interface Accepted {
  readonly code: ErrorCode | HoldCode
  /** What was seen, for people. */
  readonly what: string
}

export interface Reviewed {
  readonly plan: Plan
  /** Empty unless `forced`. */
  readonly accepted: readonly Accepted[]
}

/**
 * The plan as the guards let it pass; throws the SyncError of the first one that refuses it. With `forced` all is let
 * pass, and what the guards found is named.
 */
export function reviewPlan(plan: Plan, input: PlanInput): Reviewed {
  const held = holdMissing(keepAnswered(plan, input), input)
  if (!input.guard?.forced)
    return { plan: guards.reduce((checked, guard) => guard(checked, input), held), accepted: [] }
  return { plan: held, accepted: guards.flatMap((guard) => findings(guard, held, input)) }
}

function findings(guard: Guard, plan: Plan, input: PlanInput): Accepted[] {
  try {
    const rows = guard(plan, input).held.slice(plan.held.length)
    return rows.flatMap(({ code, name, path, reason }) =>
      code ? [{ code, what: `${path === null ? name : `${name} ${path}`}: ${whatWasSeen(reason)}` }] : [],
    )
  } catch (error) {
    if (error instanceof SyncError) return [{ code: error.code, what: error.message }]
    throw error
  }
}
