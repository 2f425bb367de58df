import type { Plan } from './types.ts'

/** Whether applying the plan would write nothing. */
export function isEmptyPlan({ add, update, remove, other }: Plan): boolean {
  return add.length + update.length + remove.length + other.length === 0
}
