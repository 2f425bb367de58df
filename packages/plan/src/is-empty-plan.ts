import type { Plan } from './types.ts'

/** Whether applying the plan would write nothing. */
export function isEmptyPlan({ add, update, remove, move = [], other }: Plan): boolean {
  return add.length + update.length + remove.length + move.length + other.length === 0
}
