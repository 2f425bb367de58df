import type { Json } from '@copilot-sync/catalog'
import { type HistoryEvent, writeMemory } from '@copilot-sync/memory'
import { type Accepted, limitKey, type Plan, type PlanInput } from '@copilot-sync/plan'
import type { Runtime } from '../contract/runtime.ts'
import type { SyncResult } from '../contract/sync-result.ts'
import { userNote } from '../contract/user-note.ts'
import { newlyHeld } from './newly-held.ts'
import { ownModels } from './own-models.ts'
import type { Recalled } from './recall.ts'
import type { RunNote } from './run-note.ts'

/** What a run planned. */
interface Told {
  readonly recalled: Recalled | null
  readonly accepted: readonly Accepted[]
  readonly planInput: PlanInput
  readonly plan: Plan
}

interface Done {
  readonly result: SyncResult
  readonly force?: string | undefined
  readonly prune?: boolean | undefined
  readonly scheduled?: boolean | undefined
}

/** Keeps what this fetch taught, once the run has done its work; what the run did stands in the history beside it. */
export async function remember(
  runtime: Pick<Runtime, 'now' | 'redactor'>,
  { recalled, accepted, planInput, plan }: Told,
  { result, force, prune = false, scheduled = false }: Done,
): Promise<void> {
  if (!recalled) return
  const { dir, settled } = recalled
  const { added, updated, backup } = result
  const note: RunNote = {
    by: scheduled ? 'scheduled' : 'manual',
    forced: userNote(runtime, force),
    accepted: accepted.map((one) => clean(runtime, one)),
    held: newlyHeld(settled, plan, planInput).map((one) => clean(runtime, one)),
    pruned: prune,
    added,
    updated: updated.map(({ name }) => name),
    removed: result.removed,
    backup,
  }
  const isTold = settled.event !== null || result.changed || accepted.length > 0
  const news = settled.event ?? quiet(settled)
  const removed = new Set(plan.remove.map(({ key }) => key))
  const gone = new Set(
    ownModels(
      planInput.entries.filter(({ key }) => removed.has(key)),
      planInput,
    ),
  )
  // The memory does not know what a setting takes away at once.
  const told = news.held.filter(({ id, path }) => path !== null || !gone.has(id))
  const event = isTold ? { ...news, held: told, run: asJson(note) } : null
  const { catalog } = settled
  const kept = heldLimits(plan)
  const memory = { ...settled.memory, kept: kept.length > 0 ? kept : undefined }
  const isRepeat = settled.isRepeat && kept.join('\n') === recalled.heldLimits.join('\n')
  await writeMemory(dir, { memory, catalog, isRepeat, event, now: runtime.now() })
}

const asJson = (note: RunNote): Json => JSON.parse(JSON.stringify(note))

/** What is kept is free of secrets. */
function clean({ redactor }: Pick<Runtime, 'redactor'>, accepted: Accepted): Accepted {
  const kept: Accepted = JSON.parse(redactor.redactJson(accepted))
  return kept
}

/** The event of a fetch that brought no news, for a run that did something all the same. */
function quiet({ memory, catalog }: Recalled['settled']): HistoryEvent {
  const at = new Date(memory.at ?? 0).toISOString()
  return { at, sha: catalog.sha, appeared: [], changed: [], held: [], returned: [], went: [], basis: [] }
}

/** The limits that a plan holds although the memory has taken their new values: the next run cannot tell these from a change of rules. */
function heldLimits({ held }: Pick<Plan, 'held'>): string[] {
  return held.flatMap(({ reason: { code }, name, path }) =>
    code === 'LIMIT_HALVED' && path !== null ? [limitKey(name, path)] : [],
  )
}
