import type { CatalogBody } from '../types.ts'
import { buildModel } from './build-model.ts'
import { rows } from './rows.ts'
import { shapes } from './shapes.ts'

/** The built-in model list as a client of `version` (an `X-GitHub-Api-Version`, '' for none) sees it. */
export function defaultCatalog(version = '2026-06-01'): CatalogBody {
  const shape = shapes.findLast(({ since }) => since <= version)
  return { data: shape === undefined ? [] : rows().map((row) => buildModel(row, shape)), object: 'list' }
}
