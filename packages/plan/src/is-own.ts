import { isMark } from '@copilot-sync/catalog'
import type { ConfigEntry, Whose } from './types.ts'

/**
 * An entry is ours when `model_info.id` is the one for its name and `model_info.managed_by` is our mark, or one that we had
 * before while the ledger has the entry. Of several such entries with one name only the first is ours (`sortEntries`).
 */
export function isOwn(entry: ConfigEntry, whose: Whose): boolean {
  const { managedBy, id, key } = entry
  if (managedBy === whose.mark) return hasOwnId(entry, whose)
  if (whose.claimed?.has(key)) return true
  const isFormer = managedBy !== null && whose.formerMarks?.includes(managedBy) && Object.hasOwn(whose.ledger, id ?? '')
  return isFormer === true && hasOwnId(entry, whose)
}

/** Whether it is an entry of another owner: theirs to change, and no copy of one. */
export function isAnothers(entry: ConfigEntry, whose: Whose): boolean {
  return entry.managedBy !== whose.mark && isMark(entry.managedBy) && hasOwnId(entry, whose) && !isOwn(entry, whose)
}

const hasOwnId = ({ name, id }: ConfigEntry, { entryId }: Whose): boolean => name !== null && id === entryId(name)
