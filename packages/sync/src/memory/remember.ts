import { type HistoryEvent, writeMemory } from '@copilot-sync/memory'
import { reasonOf } from '../reason-of.ts'
import type { SyncResult } from '../report/sync-result.ts'
import type { Runtime } from '../runtime.ts'
import type { Planned } from '../steps/plan-config.ts'
import type { RunNote } from './run-note.ts'

interface Done {
  readonly result: SyncResult
  readonly force?: string | undefined
  readonly prune?: boolean | undefined
  readonly scheduled?: boolean | undefined
}

/** Keeps what this fetch taught, once the run has done its work; what the run did stands in the history beside it. */
export async function remember(
  runtime: Pick<Runtime, 'now' | 'redactor'>,
  { recalled, accepted }: Pick<Planned, 'recalled' | 'accepted'>,
  { result, force, prune = false, scheduled = false }: Done,
): Promise<void> {
  if (!recalled) return
  const { dir, settled } = recalled
  const { added, updated, removed, backup } = result
  const note: RunNote = {
    by: scheduled ? 'scheduled' : 'manual',
    forced: reasonOf(runtime, force),
    accepted: accepted.map(({ code, what }) => ({ code, what: runtime.redactor.redact(what) })),
    pruned: prune,
    added,
    updated: updated.map(({ name }) => name),
    removed,
    backup,
  }
  const isTold = settled.event !== null || result.changed || accepted.length > 0
  const event = isTold ? { ...(settled.event ?? quiet(settled)), run: { ...note } } : null
  await writeMemory(dir, { memory: settled.memory, catalog: settled.catalog, event, now: runtime.now() })
}

/** The event of a fetch that brought no news, for a run that did something all the same. */
function quiet({ memory, catalog }: NonNullable<Planned['recalled']>['settled']): HistoryEvent {
  const at = new Date(memory.at ?? 0).toISOString()
  return { at, sha: catalog.sha, appeared: [], changed: [], held: [], returned: [], went: [], basis: [] }
}
