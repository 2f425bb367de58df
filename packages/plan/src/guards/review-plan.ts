import { type ErrorCode, type Reason, type ReasonCode, SyncError } from '@copilot-sync/errors'
import type { Plan, PlanInput } from '../types.ts'
import type { GuardContext } from './context.ts'
import type { Guard } from './guard.ts'
import { holdForeign } from './hold-foreign.ts'
import { holdMissing } from './hold-missing.ts'
import { guards } from './index.ts'
import { keepAnswered } from './keep-answered.ts'

/** What a guard would have refused or held, and the user accepted. */
export type Accepted =
  | { readonly code: ErrorCode; readonly message: string }
  | { readonly code: ReasonCode; readonly name: string; readonly path: string | null; readonly reason: Reason }

export interface Reviewed {
  readonly plan: Plan
  /** Empty unless `forced`. */
  readonly accepted: readonly Accepted[]
}

/**
 * The plan as the guards let it pass; throws the SyncError of the first one that refuses it. With `forced` all is let
 * pass, and what the guards found is named.
 */
export function reviewPlan(plan: Plan, input: PlanInput, context: GuardContext): Reviewed {
  const held = holdForeign(holdMissing(keepAnswered(plan, context), input, context), input, context)
  if (!context.forced)
    return { plan: guards.reduce((checked, guard) => guard(checked, input, context), held), accepted: [] }
  return { plan: held, accepted: guards.flatMap((guard) => findings(guard, held, input, context)) }
}

function findings(guard: Guard, plan: Plan, input: PlanInput, context: GuardContext): Accepted[] {
  try {
    const rows = guard(plan, input, context).held.slice(plan.held.length)
    return rows.map(({ name, path, reason }) => ({ code: reason.code, name, path, reason }))
  } catch (error) {
    if (error instanceof SyncError) return [{ code: error.code, message: error.message }]
    throw error
  }
}
