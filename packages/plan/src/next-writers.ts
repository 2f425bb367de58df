import { sortEntries } from './sort-entries.ts'
import { targetsOf } from './targets-of.ts'
import type { Ledger, Plan, PlanInput, Writers } from './types.ts'

/** Which rules of the settings wrote what the ledger has once the plan is applied. */
export function nextWriters(plan: Plan, input: PlanInput, ledger: Ledger): Writers {
  const { guestRules = [], writers = {} } = input
  if (guestRules.length === 0 && Object.keys(writers).length === 0) return {}
  const guests = new Set(guestRules)
  const targets = [
    ...targetsOf(input, sortEntries(input).ours).values(),
    ...plan.update.flatMap(({ adopted }) => adopted ?? []),
  ]
  const fields = new Map(targets.map((target) => [target.id, target.fields]))
  const next: Record<string, Readonly<Record<string, string>>> = {}
  for (const [id, row] of Object.entries(ledger)) {
    const now = new Map(fields.get(id)?.map(({ path, rule }) => [path, rule]))
    const known = Object.keys(row).flatMap((path): [string, string][] => {
      const rule = now.get(path) ?? writers[id]?.[path]
      return rule !== undefined && (!now.has(path) || guests.has(rule)) ? [[path, rule]] : []
    })
    if (known.length > 0) next[id] = Object.fromEntries(known)
  }
  return next
}
