import type { CatalogModel, Json } from '@copilot-sync/catalog'
import { mapCatalog, type Mapping } from '@copilot-sync/mapper'
import { builtinRules, ignored, type RuleSettings } from '@copilot-sync/rules-copilot'
import { readFileSync } from 'node:fs'

export const root = new URL('../../../', import.meta.url)

export function readCatalog(file: string | URL): CatalogModel[] {
  const { data }: { data: CatalogModel[] } = JSON.parse(readFileSync(new URL(file, root), 'utf8'))
  return data
}

export const fixture = (name: string): CatalogModel[] => readCatalog(`test-fixtures/catalogs/${name}.json`)

export const map = (models: CatalogModel[], settings?: RuleSettings): Mapping =>
  mapCatalog(models, builtinRules(settings), ignored)

/** The fields of a model's first entry by path. */
export function fieldsOf({ entries }: Mapping, id: string): Record<string, Json> {
  const fields = entries.find(({ model }) => model === id)?.fields ?? []
  return Object.fromEntries(fields.map(({ path, value }) => [path, value]))
}
