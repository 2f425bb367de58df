import { type CatalogPath, valueTypes } from '@copilot-sync/catalog'
import type { ModelView } from '@copilot-sync/mapper'

/** A boolean; undefined when it is not stated or of another type. */
export function readFlag(model: ModelView, path: CatalogPath): boolean | undefined {
  const value = model.get(path)
  return valueTypes.flag(value) ? value : undefined
}

/** A whole number above zero; undefined when it is not stated or anything else, a numeric string too. */
export function readCount(model: ModelView, path: CatalogPath): number | undefined {
  const value = model.get(path)
  return valueTypes.count(value) ? value : undefined
}

/** A number that is not negative, of a size that means something. */
export function readAmount(model: ModelView, path: CatalogPath): number | undefined {
  const value = model.get(path)
  return valueTypes.amount(value) ? value : undefined
}

/** A list of texts; undefined when it is not stated or holds anything else. */
export function readList(model: ModelView, path: CatalogPath): readonly string[] | undefined {
  const value = model.get(path)
  return valueTypes.texts(value) ? value : undefined
}

/** What the model is for; `capabilities.type` is a text, or a list of them. Other types are of no use to LiteLLM. */
export function readType(model: ModelView): 'chat' | 'embeddings' | undefined {
  const value = model.get('capabilities.type')
  const types = Array.isArray(value) ? value : [value]
  return types.includes('chat') ? 'chat' : types.includes('embeddings') ? 'embeddings' : undefined
}
