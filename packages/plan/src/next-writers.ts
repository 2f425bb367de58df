import { sortEntries } from './sort-entries.ts'
import { targetsOf } from './targets-of.ts'
import type { Ledger, Plan, PlanInput, WantedEntry, Writers } from './types.ts'

/** Which rules of the settings wrote what the ledger has once the plan is applied. */
export function nextWriters(plan: Plan, input: PlanInput, ledger: Ledger): Writers {
  const { guestRules = [], writers = {} } = input
  if (guestRules.length === 0 && Object.keys(writers).length === 0) return {}
  const guests = new Set(guestRules)
  const fields = new Map(wantedAfter(plan, input).map((target) => [target.id, target.fields]))
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

/** What entries of the ledger are wanted for once the plan is applied: id → the settings file, none for those without a file. */
export function nextKeepers(
  plan: Plan,
  input: PlanInput,
  { ledger, keepers, file }: { readonly ledger: Ledger; readonly keepers: Keepers; readonly file: string | null },
): Keepers {
  const wanted = new Set(wantedAfter(plan, input).map(({ id }) => id))
  const rows = Object.keys(ledger).flatMap((id): [string, string][] => {
    const keeper = wanted.has(id) ? file : keepers[id]
    return keeper === null || keeper === undefined ? [] : [[id, keeper]]
  })
  return Object.fromEntries(rows)
}

type Keepers = Readonly<Record<string, string>>

function wantedAfter(plan: Plan, input: PlanInput): WantedEntry[] {
  const targets = targetsOf(input, sortEntries(input).ours)
  return [...targets.values(), ...plan.update.flatMap(({ adopted }) => adopted ?? [])]
}
