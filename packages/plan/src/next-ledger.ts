import type { Json } from '@copilot-sync/catalog'
import { covers } from './covers.ts'
import { hashValue } from './hash-value.ts'
import { sortEntries } from './sort-entries.ts'
import { targetsOf } from './targets-of.ts'
import type { Ledger, Plan, PlanInput, WantedEntry } from './types.ts'

type LedgerInput = Pick<PlanInput, 'entries' | 'wanted' | 'ledger' | 'entryId' | 'away'>

/**
 * What we have written once the plan is applied. It holds the entries that are ours then and no others; a field that is
 * held or kept retains what the ledger had.
 */
export function nextLedger(plan: Plan, input: LedgerInput): Ledger {
  const removed = new Set(plan.remove.map(({ key }) => key))
  const { ours } = sortEntries(input)
  const targets = targetsOf(input, ours)
  const next: Record<string, Readonly<Record<string, string>>> = {}
  const nextRow = createRows()
  for (const [name, { id, key }] of ours) {
    if (id === null || removed.has(key)) continue
    const before = input.ledger[id] ?? {}
    const target = targets.get(name)
    const held = plan.held.flatMap((one) => (one.name === name && one.path !== null ? [one.path] : []))
    const row = target ? nextRow(target, before, [...held, ...(target.keep ?? [])]) : before
    if (Object.keys(row).length > 0) next[id] = row
  }
  for (const { adopted } of plan.update) if (adopted) next[adopted.id] = nextRow(adopted, {}, adopted.keep ?? [])
  for (const { entry } of plan.add) next[entry.id] = nextRow(entry, {}, [])
  return next
}

/** A maker of rows that hashes no scalar twice: entries have most of theirs in common. */
function createRows() {
  const hashes = new Map<Json, string>()
  const hashOf = (value: Json): string => {
    const known = hashes.get(value) ?? hashValue(value)
    if (typeof value !== 'object') hashes.set(value, known)
    return known
  }
  return (target: WantedEntry, before: Readonly<Record<string, string>>, keep: readonly string[]) => {
    const kept = Object.entries(before).filter(([path]) => covers(keep, path))
    const written = target.fields.flatMap(({ path, value }): [string, string][] =>
      covers(keep, path) ? [] : [[path, hashOf(value)]],
    )
    return Object.fromEntries([...kept, ...written])
  }
}
