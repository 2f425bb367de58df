import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type JsonMap } from '../packages/catalog/src/index.ts'
import { defaultCatalog } from '../packages/simulator/src/index.ts'
import { expectModels } from './expect-models.ts'
import { objects, parseObject } from './json.ts'
import type { CatalogFile } from './types.ts'

const folders = ['../test-fixtures/catalogs/', '../../shared/catalogs/']

/** Model lists to test with: the simulator's own in each shape, those of the fixtures, and real ones where they lie. */
export function findCatalogs(): readonly CatalogFile[] {
  const own = ['2026-06-01', '2026-07-01', '2025-10-01', '2025-05-01', ''].map((version) => ({
    name: `simulator-${version || 'unversioned'}`,
    models: defaultCatalog(version).data,
  }))
  const stored = folders.flatMap((folder) => readFolder(fileURLToPath(new URL(folder, import.meta.url))))
  return [...own, ...stored].filter(({ models }) => expectModels(models).length > 0)
}

function readFolder(folder: string): readonly CatalogFile[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.toSorted().flatMap((name) => {
    const models = readModels(join(folder, name))
    return models === undefined ? [] : [{ name: name.slice(0, -5), models }]
  })
}

/** Fixtures of broken answers lie beside the good ones; they are not for a proxy. */
function readModels(path: string): readonly JsonMap[] | undefined {
  const { data } = parseObject(readFileSync(path, 'utf8'))
  return Array.isArray(data) ? objects(data) : undefined
}
