import type { Plan } from '../boot-and-ask.ts'
import { makeTokens } from '../configs/make-tokens.ts'
import { writeBySync } from '../configs/write-by-sync.ts'
import type { CatalogFile, Modes } from '../types.ts'

/** What `init` proposes and the README shows. */
export const usual: Modes = { images: 'hook', headers: 'editor', entry: 'full' }

/** The usual config on every catalog. */
export function planCatalogs(catalogs: readonly CatalogFile[]): readonly Plan[] {
  return catalogs.map((catalog) => planSync(catalog, usual))
}

export function planSync(catalog: CatalogFile, modes: Modes): Plan {
  return {
    name: `${catalog.name} ${modes.images} ${modes.headers} ${modes.entry}`,
    catalog,
    modes,
    write: async (folder, simulator, { cli }) => {
      const tokens = await makeTokens(folder)
      await writeBySync(cli, folder, modes, { ...simulator.environment(), GITHUB_COPILOT_TOKEN_DIR: tokens })
    },
  }
}
