import { type CatalogModel, isMap, type Json } from '@copilot-sync/catalog'
import { readRegularFile } from '@copilot-sync/state'
import { catalogFile } from './store-paths.ts'
import type { Run } from './types.ts'

/** The catalogs of these runs that are still kept, by address; what cannot be read is left out. */
export async function readCatalogs(
  dir: string,
  runs: readonly Pick<Run, 'sha'>[],
): Promise<Map<string, readonly CatalogModel[]>> {
  const { gunzipSync } = await import('node:zlib')
  const found = new Map<string, readonly CatalogModel[]>()
  for (const sha of new Set(runs.map((run) => run.sha))) {
    try {
      const models: Json = JSON.parse(gunzipSync(readRegularFile(catalogFile(dir, sha))).toString('utf8'))
      if (Array.isArray(models) && models.every(isModel)) found.set(sha, models)
    } catch {
      // not kept any more, or torn
    }
  }
  return found
}

const isModel = (value: Json): value is CatalogModel => isMap(value) && typeof value['id'] === 'string'
