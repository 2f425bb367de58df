import { bareId } from '@copilot-sync/catalog'
import { type ConfigEntry, isOwn, type Whose } from '@copilot-sync/plan'

/** The catalog's ids of the models that entries of ours serve. */
export function ownModels(entries: readonly ConfigEntry[], whose: Whose): string[] {
  const models = entries.flatMap((entry) => (entry.model !== null && isOwn(entry, whose) ? [entry.model] : []))
  return [...new Set(models.map(bareId))]
}
