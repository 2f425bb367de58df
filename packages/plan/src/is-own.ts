import { isMark } from '@copilot-sync/catalog'
import { isWritten } from './hash-value.ts'
import type { ConfigEntry, Whose } from './types.ts'

/**
 * An entry is ours when `model_info.id` is the one for its name and `model_info.managed_by` is our mark, or another one of
 * copilot-sync's where we know that it was given for us. Of several such entries with one name only the first is ours
 * (`sortEntries`).
 */
export function isOwn(entry: ConfigEntry, whose: Whose): boolean {
  const { managedBy, id, key } = entry
  if (managedBy === whose.mark) return hasOwnId(entry, whose)
  if (!isMark(managedBy) || !hasOwnId(entry, whose)) return false
  return (whose.claimed?.has(key) ?? false) || isWritten(whose.known.get(id ?? ''), managedBy)
}

/** Whether it is an entry of another owner: theirs to change, and no copy of one. */
export function isAnothers(entry: ConfigEntry, whose: Whose): boolean {
  return isMark(entry.managedBy) && hasOwnId(entry, whose) && !isOwn(entry, whose)
}

const hasOwnId = ({ name, id }: ConfigEntry, whose: Whose): boolean => name !== null && id === whose.entryId(name)
