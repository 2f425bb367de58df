import type { EntryRemoval, HeldChange, Plan } from '../types.ts'

/** The plan without the removals that `hold` gives a row for: these entries stay as they are. */
export function keepRemovals(plan: Plan, hold: (removal: EntryRemoval) => HeldChange | undefined): Plan {
  const rows = new Map(plan.remove.map((removal) => [removal, hold(removal)]))
  const held = [...rows.values()].filter((row) => row !== undefined)
  if (held.length === 0) return plan
  return {
    ...plan,
    remove: plan.remove.filter((removal) => rows.get(removal) === undefined),
    held: [...plan.held, ...held],
    unchanged: plan.unchanged + held.length,
  }
}
