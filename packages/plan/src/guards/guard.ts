import type { Plan, PlanInput } from '../types.ts'
import type { GuardContext } from './context.ts'

/** Returns the plan that may be applied, or throws the SyncError that refuses the whole run. Pure. */
export type Guard = (plan: Plan, input: PlanInput, context: GuardContext) => Plan

/** Accepts what a guard refuses; the reason goes into the history. */
export const ACCEPT = 'copilot-sync sync --force "reason"'

/** How many entries of the target are ours. */
export function countOwned({ remove, update, unchanged }: Plan): number {
  return remove.length + update.length + unchanged
}
