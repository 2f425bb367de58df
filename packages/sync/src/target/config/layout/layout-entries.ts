import type { ParsedConfig } from '@copilot-sync/config-writer'
import { entryId } from '@copilot-sync/mapper'
import { type ConfigEntry, isOwn } from '@copilot-sync/plan'
import type { Layout } from './open-layout.ts'

export interface LayoutEntries {
  /** Of the config, then of our included file, counted on. */
  readonly entries: readonly ConfigEntry[]
  /** Indexes in the file where ours do not belong. */
  readonly away: ReadonlySet<number>
}

/** The entries of both files as one list. In a file that nothing includes only ours count. */
export function layoutEntries(config: ParsedConfig, { home, file, parsed, named }: Layout): LayoutEntries {
  if (file === null && home === 'inline') return { entries: config.entries, away: new Set() }
  const first = config.entries.length
  const included = parsed.entries
    .filter((entry) => home === 'include' || named.length > 0 || isOwn(entry, entryId))
    .map((entry): ConfigEntry => {
      const { name, model, id, managedBy } = entry
      return { index: first + entry.index, name, model, id, managedBy, data: () => entry.data() }
    })
  const away = home === 'include' ? config.entries : included
  return { entries: [...config.entries, ...included], away: new Set(away.map(({ index }) => index)) }
}
