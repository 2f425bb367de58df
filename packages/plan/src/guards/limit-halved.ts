import { reason } from '@copilot-sync/errors'
import { hashValue } from '../hash-value.ts'
import { isCovered } from '../is-covered.ts'
import type { EntryUpdate, FieldChange, HeldChange, Ledger, PlanInput } from '../types.ts'
import type { EarlierCatalog } from './context.ts'
import type { Guard } from './guard.ts'
import { heldNow } from './held-now.ts'

/** A limit of an entry as `EarlierCatalog.heldLimits` names it. */
export const limitKey = (name: string, path: string): string => `${path} of ${name}`

/**
 * A limit that falls to a half or less is held. Not when it falls because we ask or read in another way, when the user's
 * settings say so, or when somebody raised it by hand (the ledger knows what we wrote): that is set back.
 */
export const limitHalved: Guard = (plan, input, { ownChange, before }) => {
  if (ownChange) return plan
  const falls = ownFalls(before)
  const held: HeldChange[] = []
  const update: EntryUpdate[] = []
  for (const entry of plan.update) {
    const row = input.ledger[input.entryId(entry.name)] ?? {}
    const [halved, rest] = part(
      entry.fields,
      (field) => isHalved(field, input) && isOurs(field, row) && !falls(entry.name, field),
    )
    for (const field of halved) held.push(toHeld(entry.name, field))
    if (rest.length > 0) update.push({ ...entry, fields: rest })
  }
  if (held.length === 0) return plan
  const unchanged = plan.unchanged + plan.update.length - update.length
  return { ...plan, update, held: [...plan.held, ...held], unchanged }
}

function isHalved({ path, from, to, rule }: FieldChange, { limits, userRules }: PlanInput): boolean {
  if (!isCovered(limits, path) || userRules.includes(rule)) return false
  return typeof from === 'number' && typeof to === 'number' && to <= from / 2
}

/** Whether we wrote the present value, as far as is known. */
function isOurs({ path, from }: FieldChange, row: Ledger[string]): boolean {
  const hashes = row[path]
  return hashes === undefined || from === undefined || hashes.split(' ').includes(hashValue(from))
}

/** Whether the rules of now make a value as low of the catalog before: then it is not the answer that lowered it. */
function ownFalls(before: EarlierCatalog | null): (name: string, field: FieldChange) => boolean {
  if (!before) return () => false
  const entries = new Map(before.entries.map(({ name, fields }) => [name, fields]))
  const held = new Set(before.heldLimits)
  return (name, { path, to }) => {
    const value = entries.get(name)?.find((field) => field.path === path)?.value
    return typeof value === 'number' && typeof to === 'number' && value <= to && !held.has(limitKey(name, path))
  }
}

function toHeld(name: string, { path, from = null, to = null }: FieldChange): HeldChange {
  return heldNow(name, path, reason('LIMIT_HALVED', { from, to }))
}

function part<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter((item) => belongs(item)), items.filter((item) => !belongs(item))]
}
