import type { ParsedConfig } from '@copilot-sync/config-writer'
import { type EntryKey, isOwn } from '@copilot-sync/plan'
import type { PlacedEntry } from '../../target.ts'
import type { Layout } from './open-layout.ts'

/** How keys of entries in our included file begin; those of the config are their index alone. */
export const INCLUDED = 'include:'

export interface LayoutEntries {
  /** Of the config, then of our included file. */
  readonly entries: readonly PlacedEntry[]
  /** Those in the file where ours do not belong. */
  readonly away: ReadonlySet<EntryKey>
}

/** The entries of both files as one list. In a file that nothing includes only ours count. */
export function layoutEntries(config: ParsedConfig, { home, whose, file, parsed, named }: Layout): LayoutEntries {
  if (file === null && home === 'inline') return { entries: config.entries, away: new Set() }
  const included = parsed.entries
    .filter((entry) => home === 'include' || named.length > 0 || isOwn(entry, whose))
    .map((entry): PlacedEntry => {
      const { key, name, model, id, managedBy, place } = entry
      return { key: INCLUDED + key, name, model, id, managedBy, place, data: () => entry.data() }
    })
  const away = home === 'include' ? config.entries : included
  return { entries: [...config.entries, ...included], away: new Set(away.map(({ key }) => key)) }
}
