import { createHash } from 'node:crypto'

/** SHA-256 (hex) over the canonical JSON of the models, sorted by id in code unit order. */
export function hashModels(models: ReadonlyMap<string, { readonly canonical: string }>): string {
  const sorted = [...models].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { canonical }]) => canonical)
  return createHash('sha256').update(`[${sorted.join()}]`).digest('hex')
}
