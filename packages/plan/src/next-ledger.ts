import type { Json } from '@copilot-sync/catalog'
import { unwantedPaths } from './diff-entry.ts'
import { fieldAt } from './field-at.ts'
import { hashValue, isWritten } from './hash-value.ts'
import { isCovered } from './is-covered.ts'
import { sortEntries } from './sort-entries.ts'
import { targetsOf } from './targets-of.ts'
import type { ConfigEntry, Ledger, Plan, PlanInput, WantedEntry, Whose } from './types.ts'

type LedgerInput = Whose & Pick<PlanInput, 'entries' | 'wanted' | 'away' | 'ledger'>
type Row = Ledger[string]

/** Its hashes stay: a restore brings back the mark of an owner before. */
export const MARK_PATH = 'model_info.managed_by'

/**
 * What we have written once the plan is applied. It holds the entries that are ours then, and what it had of other owners';
 * a field that is held or kept retains what the ledger had, one that a person changed and nothing writes is dropped.
 */
export function nextLedger(plan: Plan, input: LedgerInput): Ledger {
  const removed = new Set(plan.remove.map(({ key }) => key))
  const updates = new Map(plan.update.map((update) => [update.key, update]))
  const { ours, others } = sortEntries(input)
  const targets = targetsOf(input, ours)
  const next: Record<string, Row> = {}
  const nextRow = createRows()
  for (const [name, entry] of ours) {
    const { id, key } = entry
    if (id === null || removed.has(key)) continue
    const before = input.ledger[id] ?? {}
    const target = targets.get(name)
    const held = plan.held.flatMap((one) => (one.name === name && one.path !== null ? [one.path] : []))
    const left = target ? leftPaths(before, target, { entry, changed: updates.get(key)?.fields ?? [] }) : []
    const row = target ? nextRow(target, before, [...held, ...left, ...(target.keep ?? [])]) : before
    if (Object.keys(row).length > 0) next[id] = row
  }
  for (const { id } of others) {
    const row = input.ledger[id ?? '']
    if (id !== null && row) next[id] ??= row
  }
  for (const { adopted } of plan.update) if (adopted) next[adopted.id] = nextRow(adopted, {}, adopted.keep ?? [])
  for (const { entry } of plan.add) next[entry.id] = nextRow(entry, {}, [])
  return next
}

/** Whether an entry of ours that is wanted is missing in the ledger, or has a field there that nothing writes any more. */
export function isLedgerBehind(input: LedgerInput): boolean {
  const { ours } = sortEntries(input)
  const targets = targetsOf(input, ours)
  return [...ours].some(([name, { id }]) => {
    const target = targets.get(name)
    if (!target || id === null) return false
    const row = input.ledger[id]
    return row === undefined || unwantedPaths(row, target).length > 0
  })
}

interface Standing {
  readonly entry: ConfigEntry
  readonly changed: Plan['update'][number]['fields']
}

/** Fields that nothing writes any more and that stand as we wrote them all the same: something keeps them from going. */
function leftPaths(before: Row, target: WantedEntry, { entry, changed }: Standing): string[] {
  return unwantedPaths(before, target).filter((path) => {
    const value = fieldAt(entry.data(), path)
    return value !== undefined && isWritten(before[path], value) && !changed.some((field) => field.path === path)
  })
}

/** A maker of rows that hashes no scalar twice: entries have most of theirs in common. */
function createRows() {
  const hashes = new Map<Json, string>()
  const hashOf = (value: Json): string => {
    const known = hashes.get(value) ?? hashValue(value)
    if (typeof value !== 'object') hashes.set(value, known)
    return known
  }
  return (target: WantedEntry, before: Row, keep: readonly string[]) => {
    const kept = Object.entries(before).filter(([path]) => isCovered(keep, path))
    const written = target.fields.flatMap(({ path, value }): [string, string][] =>
      isCovered(keep, path) ? [] : [[path, path === MARK_PATH ? joined(before[path], hashOf(value)) : hashOf(value)]],
    )
    return Object.fromEntries([...kept, ...written])
  }
}

const joined = (hashes: string | undefined, hash: string): string =>
  [...new Set([...(hashes?.split(' ') ?? []), hash])].join(' ')
