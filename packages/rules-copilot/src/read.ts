import type { CatalogPath } from '@copilot-sync/catalog'
import type { ModelView } from '@copilot-sync/mapper'

/** A boolean; undefined when it is not stated or of another type. */
export function readFlag(model: ModelView, path: CatalogPath): boolean | undefined {
  const value = model.get(path)
  return typeof value === 'boolean' ? value : undefined
}

/** A whole number above zero; undefined when it is not stated or anything else, a numeric string too. */
export function readCount(model: ModelView, path: CatalogPath): number | undefined {
  const value = model.get(path)
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}

/** A number that is not negative. */
export function readAmount(model: ModelView, path: CatalogPath): number | undefined {
  const value = model.get(path)
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}

/** The texts of a list; undefined when there is no list. */
export function readList(model: ModelView, path: CatalogPath): readonly string[] | undefined {
  const value = model.get(path)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
}

/** What the model is for; `capabilities.type` is a text, or a list of them. Other types are of no use to LiteLLM. */
export function readType(model: ModelView): 'chat' | 'embeddings' | undefined {
  const value = model.get('capabilities.type')
  const types = Array.isArray(value) ? value : [value]
  return types.includes('chat') ? 'chat' : types.includes('embeddings') ? 'embeddings' : undefined
}
