import { modelId } from '../provider.ts'
import { sortEntries } from '../sort-entries.ts'
import type { ConfigEntry, HeldChange, Plan, PlanInput } from '../types.ts'
import type { GuardContext, HeldModel } from './context.ts'
import { keepRemovals } from './keep-removals.ts'

/**
 * What the memory holds, told by the names of our entries. An entry that nobody can map any more stays as it is, unless the
 * user excludes its model or serves its name himself. Not a guard that can be forced: `prune` is the way.
 */
export function holdMissing(plan: Plan, input: PlanInput, context: GuardContext): Plan {
  const { held, heldAsTheyAre, excluded } = context
  if (held.length === 0) return plan
  const { ours, theirs } = sortEntries(input)
  const users = new Set(theirs.map(({ name }) => name))
  const out = new Set(excluded)
  const blind = new Set(heldAsTheyAre.filter((id) => !out.has(id)))
  const missing = new Map(held.filter(({ path }) => path === null).map((row) => [row.id, row]))

  const models = new Map(input.entries.map((entry) => [entry.key, modelId(entry)]))
  const kept = keepRemovals(plan, input, ({ name, key }) => {
    const id = models.get(key) ?? null
    const row = id !== null && blind.has(id) && !users.has(name) ? missing.get(id) : undefined
    return row && toHeld(name, row)
  })
  const gone = new Set(plan.remove.map(({ key }) => key))
  const names = Map.groupBy(
    [...ours.values()].filter(({ key }) => !gone.has(key)),
    modelId,
  )
  const rows = held.flatMap((row) =>
    (names.get(row.id) ?? []).flatMap(({ name }: ConfigEntry) => name ?? []).map((name) => toHeld(name, row)),
  )
  return { ...kept, held: [...kept.held, ...rows] }
}

function toHeld(name: string, { path, reason, missingSince, fetches }: HeldModel): HeldChange {
  return { name, path, reason, missingSince, fetches }
}
