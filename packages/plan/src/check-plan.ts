import { guards } from './guards/index.ts'
import type { Plan, PlanInput } from './types.ts'

/** The plan as the guards let it pass; throws the SyncError of the first one that refuses it. */
export function checkPlan(plan: Plan, input: PlanInput): Plan {
  return guards.reduce((checked, guard) => guard(checked, input), plan)
}
