import type { EntryMove, EntryRemoval, HeldChange, Plan, PlanInput } from '../types.ts'

/** The plan without the removals that `hold` gives a row for: these entries stay as they are, and move where ours belong. */
export function keepRemovals(
  plan: Plan,
  { away }: Pick<PlanInput, 'away'>,
  hold: (removal: EntryRemoval) => HeldChange | undefined,
): Plan {
  const rows = new Map(plan.remove.map((removal) => [removal, hold(removal)]))
  const kept = plan.remove.filter((removal) => rows.get(removal) !== undefined)
  if (kept.length === 0) return plan
  const move = kept.flatMap(({ name, key }): EntryMove[] => (away?.has(key) ? [{ name, key, twin: false }] : []))
  return {
    ...plan,
    remove: plan.remove.filter((removal) => rows.get(removal) === undefined),
    ...(move.length > 0 ? { move: [...(plan.move ?? []), ...move] } : {}),
    held: [...plan.held, ...[...rows.values()].filter((row) => row !== undefined)],
    unchanged: plan.unchanged + kept.length - move.length,
  }
}
