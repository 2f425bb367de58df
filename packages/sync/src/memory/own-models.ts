import { bareId } from '@copilot-sync/catalog'
import { entryId } from '@copilot-sync/mapper'
import { type ConfigEntry, isOwn } from '@copilot-sync/plan'

/** The catalog's ids of the models that entries of ours serve. */
export function ownModels(entries: readonly ConfigEntry[]): string[] {
  const models = entries.flatMap((entry) => (entry.model !== null && isOwn(entry, entryId) ? [entry.model] : []))
  return [...new Set(models.map(bareId))]
}
