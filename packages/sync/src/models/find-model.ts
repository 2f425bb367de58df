import { bareId } from '@copilot-sync/catalog'
import { modelId, servesCopilot } from '@copilot-sync/plan'
import type { Survey } from './survey.ts'

/**
 * The catalog's id of what somebody typed: an id, a name it is served under, or an entry of the config. What nobody knows is
 * taken as an id, without the provider before it.
 */
export function findModel(typed: string, seen: Pick<Survey, 'models' | 'mapping' | 'entries' | 'memory'>): string {
  const ids = new Set(knownIds(seen))
  if (ids.has(typed)) return typed
  const bare = bareId(typed)
  if (ids.has(bare)) return bare
  const entry = seen.mapping.entries.find(({ name }) => name === typed)
  if (entry) return entry.model
  const served = seen.entries?.find(({ name }) => name === typed)
  return (served && servesCopilot(served) ? modelId(served) : null) ?? bare
}

/** All ids that a slip of the pen may have meant. */
export function knownIds({ models, memory }: Pick<Survey, 'models' | 'memory'>): string[] {
  return [...new Set([...models, ...(memory?.models ?? [])].map(({ id }) => id))]
}
