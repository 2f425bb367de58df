import { reason } from '@copilot-sync/errors'
import { takes } from '../owner-conflicts.ts'
import { modelId } from '../provider.ts'
import type { Plan, PlanInput } from '../types.ts'
import type { GuardContext } from './context.ts'
import { keepRemovals } from './keep-removals.ts'

/**
 * An entry with our mark that the ledger does not have, or with a mark that we had before: other settings may have written it.
 * Ours do not take it away, only the catalog and an entry of the user do. Not to be forced: `take` is the way.
 */
export function holdForeign(plan: Plan, { entries, ledger, mark }: PlanInput, { taken, catalogs }: GuardContext): Plan {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  return keepRemovals(plan, ({ name, key, reason: { code, seen } }) => {
    const entry = byKey.get(key)
    const isKnown = entry?.managedBy === mark && Object.hasOwn(ledger, entry.id ?? '')
    if (isKnown || takes(taken, name)) return undefined
    if (code === 'GONE' || code === 'NAME_TAKEN') return undefined
    if (code === 'LEFT_OUT' && catalogs.includes(modelId(entry) ?? '')) return undefined
    return { name, path: null, reason: reason('FOREIGN_ENTRY', { code, seen }), missingSince: null, fetches: 0 }
  })
}
