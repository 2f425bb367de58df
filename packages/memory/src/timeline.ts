import type { CatalogModel } from '@copilot-sync/catalog'
import { type CatalogDiff, diffCatalogs } from './diff-catalogs.ts'
import type { Basis, HistoryEvent, Memory, Run } from './types.ts'

/** Consecutive fetches of one catalog: what it is against the one before, and what became of that. */
export interface Period extends Omit<Run, 'basis'> {
  readonly basis: Basis | null
  /** Against the period before; null for the first, and where one of the two catalogs is no longer kept. */
  readonly diff: CatalogDiff | null
  readonly events: readonly HistoryEvent[]
}

/** The remembered fetches, oldest first. `catalogs`: those that are kept, by address. */
export function timeline(
  { runs, bases }: Pick<Memory, 'runs' | 'bases'>,
  events: readonly HistoryEvent[],
  catalogs: ReadonlyMap<string, readonly CatalogModel[]> = new Map(),
): Period[] {
  return runs.map(({ basis, ...run }, index) => {
    const before = catalogs.get(runs[index - 1]?.sha ?? '')
    const after = catalogs.get(run.sha)
    return {
      ...run,
      basis: bases[basis] ?? null,
      diff: before && after ? diffCatalogs(before, after) : null,
      events: events.filter(({ at, sha }) => sha === run.sha && isWithin(Date.parse(at), run)),
    }
  })
}

const isWithin = (at: number, { from, to }: Pick<Run, 'from' | 'to'>): boolean =>
  at >= Math.min(from, to) && at <= Math.max(from, to)
