import { bareId, PROVIDER } from '@copilot-sync/catalog'
import type { ConfigEntry } from './types.ts'

/** Whether the entry's model is one of Copilot's, or a pattern of them. */
export function servesCopilot({ model }: ConfigEntry): boolean {
  return model?.startsWith(PROVIDER) ?? false
}

/** The catalog's id of the model that an entry serves; of a model that is not Copilot's, its whole name. */
export function modelId(entry: Pick<ConfigEntry, 'model'> | undefined): string | null {
  const model = entry?.model ?? null
  return model === null ? null : bareId(model)
}

/** Whether it serves any model, or any of Copilot's. */
export function isWildcard(entry: ConfigEntry): boolean {
  return entry.model === '*' || (servesCopilot(entry) && entry.model?.includes('*') === true)
}
