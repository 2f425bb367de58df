import { fieldAt } from './field-at.ts'
import type { ConfigEntry } from './types.ts'

/**
 * What remembers that an entry of ours was made by hand and keeps its own name: it follows the catalog under this name,
 * and entries of the user with the same name stand beside it.
 */
export const ADOPTED = 'model_info.adopted'

export function isAdopted(entry: ConfigEntry): boolean {
  return fieldAt(entry.data(), ADOPTED) === true
}
