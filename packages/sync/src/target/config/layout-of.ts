import { type ConfigEntry, isOwn, type Whose } from '@copilot-sync/plan'
import { type Home, openLayout } from './layout/open-layout.ts'
import type { ConfigPlace } from './place/config-place.ts'
import { fileStore } from './place/file-store.ts'
import { readConfig } from './read-config.ts'

export interface ConfigLayout {
  /** Our included file, null where there is none, and whether the config includes it. */
  readonly file: string | null
  readonly included: boolean
  /** How many entries of ours stand in the config and in our file. */
  readonly entries: Readonly<Record<Home, number>>
}

/** Where our entries stand. Errors: CONFIG_*, UNSAFE_EDIT (6). */
export async function layoutOf(place: ConfigPlace, home: Home, whose: Whose): Promise<ConfigLayout> {
  const { parsed } = await readConfig(fileStore(place, { stateDir: '' }), place, {})
  const layout = await openLayout({ ...place, parsed }, home, whose)
  const countOurs = (entries: readonly ConfigEntry[]): number => entries.filter((one) => isOwn(one, whose)).length
  return {
    file: layout.file && layout.path,
    included: layout.named.length > 0,
    entries: { inline: countOurs(parsed.entries), include: layout.file ? countOurs(layout.parsed.entries) : 0 },
  }
}
