import type { Plan, PlanInput } from '../types.ts'

/** Returns the plan that may be applied, or throws the SyncError that refuses the whole run. Pure. */
export type Guard = (plan: Plan, input: PlanInput) => Plan
