import { reason } from '@copilot-sync/errors'
import { takes } from '../owner-conflicts.ts'
import { modelId } from '../provider.ts'
import type { Plan, PlanInput } from '../types.ts'
import type { GuardContext } from './context.ts'
import { heldNow } from './held-now.ts'
import { keepRemovals } from './keep-removals.ts'

/**
 * An entry with our mark of which we do not know that it was written for these settings: they do not take it away, only the
 * catalog and an entry of the user do. Not to be forced: `take` is the way.
 */
export function holdForeign(plan: Plan, input: PlanInput, { taken, catalogs }: GuardContext): Plan {
  const { entries, known } = input
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  return keepRemovals(plan, input, ({ name, key, reason: { code, seen } }) => {
    const entry = byKey.get(key)
    if (known.has(entry?.id ?? '') || takes(taken, name)) return undefined
    if (code === 'GONE' || code === 'NAME_TAKEN') return undefined
    if (code === 'LEFT_OUT' && catalogs.includes(modelId(entry) ?? '')) return undefined
    return heldNow(name, null, reason('FOREIGN_ENTRY', { code, seen }))
  })
}
