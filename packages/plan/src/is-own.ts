import type { ConfigEntry } from './types.ts'

/**
 * An entry is ours when `model_info.managed_by` is `copilot-sync` and `model_info.id` is the one for its name.
 * Of several such entries with one name only the first is ours (`sortEntries`).
 */
export function isOwn(entry: ConfigEntry, entryId: (name: string) => string): boolean {
  return entry.managedBy === 'copilot-sync' && entry.name !== null && entry.id === entryId(entry.name)
}
