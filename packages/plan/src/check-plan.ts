import { reviewPlan } from './review-plan.ts'
import type { Plan, PlanInput } from './types.ts'

/** The plan as the guards let it pass; throws the SyncError of the first one that refuses it. */
export function checkPlan(plan: Plan, input: PlanInput): Plan {
  return reviewPlan(plan, input).plan
}
