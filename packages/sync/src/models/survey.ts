import type { CatalogModel } from '@copilot-sync/catalog'
import { reason, type Reason, SyncError } from '@copilot-sync/errors'
import { type Mapping, type ModelTrace, traceModel } from '@copilot-sync/mapper'
import type { HeldRow } from '@copilot-sync/memory'
import type { Whose } from '@copilot-sync/plan'
import { readRunState } from '@copilot-sync/state'
import { type Context, type ContextOptions, openContext } from '../context/context.ts'
import { memoryDir } from '../context/memory-dir.ts'
import type { Runtime } from '../contract/runtime.ts'
import { mapModels } from '../inputs/map-models.ts'
import { whoseBy } from '../inputs/owner.ts'
import { readInputs, type Inputs } from '../inputs/read-inputs.ts'
import { gatherRules } from '../inputs/rules/gather-rules.ts'
import type { Settings } from '../inputs/settings/settings.ts'
import { pausedNow } from '../run/pauses/paused.ts'
import { planConfig, type Planned } from '../run/plan-config.ts'
import { restoredHold } from '../run/plan-run.ts'
import type { PlacedEntry, Snapshot } from '../target/target.ts'
import { type MemoryView, readMemoryView } from './memory-view.ts'

export interface SurveyOptions extends ContextOptions {
  /** A saved answer of `/models`, `-` for standard input. */
  readonly catalog?: string | undefined
  /** Take the catalog from memory, without any network. */
  readonly cached?: boolean | undefined
}

/** All that can be known of models at this moment. Nothing is written. */
export interface Survey {
  readonly source: 'copilot' | 'file' | 'memory'
  /** The answer alone; its mapping too. */
  readonly inputs: Inputs
  /** The answer as memory lets it stand: with held values, then with held models. */
  readonly models: readonly CatalogModel[]
  readonly mapping: Mapping
  /** What names the target; it may not be there. */
  readonly config: string
  /** The entries of the config and of our included file; null where there is no config that can be read. */
  readonly entries: readonly PlacedEntry[] | null
  readonly whose: Whose
  /** null where there is no config, or the plan is refused. */
  readonly planned: Planned | null
  /** The guard, or the other owner's entry, that refuses. */
  readonly refused: SyncError | null
  /** null where nothing is remembered, or the memory has no part. */
  readonly memory: MemoryView | null
  /** Why a sync would write nothing, or not this: a pause, or the hold of a restore. */
  readonly stopped: Reason | null
  /** What a sync with `--prune` would do. */
  pruned(): Promise<Pick<Survey, 'planned' | 'refused'>>
  /** What memory holds, this answer counted. */
  readonly held: readonly HeldRow[]
  /** A salted hash; null when it is not known. */
  readonly account: string | null
  /** What the rules make of a model of `models`. */
  trace(id: string): ModelTrace | null
}

/**
 * Asks for models, and looks at what lies around; config and memory may be missing. Errors: those of reading settings, rules
 * and catalog, CATALOG_NOT_REMEMBERED.
 */
export async function survey(runtime: Runtime, options: SurveyOptions): Promise<Survey> {
  const context = await openContext(runtime, options)
  const { settings, target, state } = context
  const source = options.cached ? 'memory' : options.catalog === undefined ? 'copilot' : 'file'
  const snapshot = await open(runtime, context)
  const memory = source === 'file' ? null : await readMemoryView(memoryDir(state))
  const inputs = options.cached
    ? await recollect(runtime, memory, settings)
    : await readInputs(runtime, options, settings)
  const plan = async (of: Inputs, prune = false): Promise<Pick<Survey, 'planned' | 'refused'>> =>
    snapshot ? tryPlan(runtime, context, snapshot, of, { source, prune }) : { planned: null, refused: null }
  const { planned, refused } = await plan(inputs)
  const settled = planned?.recalled?.settled
  const models = settled?.models ?? inputs.catalog.models
  const byId = new Map(models.map((model) => [model.id, model]))
  return {
    source,
    stopped: snapshot && (await stoppedBy(runtime, context, planned)),
    pruned: async () => {
      if (source === 'file') return { planned, refused }
      return plan(source === 'memory' ? withoutHeld(inputs, memory) : inputs, true)
    },
    inputs,
    models,
    mapping: planned?.inputs.mapping ?? inputs.mapping,
    config: target.identity,
    entries: snapshot?.entries ?? null,
    whose: planned?.planInput ?? whoseBy(settings),
    planned,
    refused,
    memory,
    held: settled?.held ?? memory?.held ?? [],
    account: settled?.memory.basis?.account ?? memory?.account ?? null,
    trace: (id) => {
      const model = byId.get(id)
      return model ? traceModel(model, inputs.rules) : null
    },
  }
}

/** A question about models is answered also where the config is missing or broken. */
async function open(runtime: Runtime, { target }: Context): Promise<Snapshot | null> {
  try {
    return await target.open()
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    if (error.code !== 'CONFIG_NOT_FOUND') {
      const message = `what is in the config is not known: ${error.message}`
      runtime.warn({ code: 'CONFIG_BROKEN', message, hint: error.hint, place: error.place })
    }
    return null
  }
}

/** What a sync would do, without a word; a guard may refuse, and the memory may be unreadable. */
async function tryPlan(
  runtime: Runtime,
  context: Context,
  snapshot: Snapshot,
  inputs: Inputs,
  { source, prune }: { readonly source: Survey['source']; readonly prune: boolean },
): Promise<Pick<Survey, 'planned' | 'refused'>> {
  try {
    // What memory gave is no new answer, and is not to be counted as one.
    const options = source === 'copilot' ? { prune } : { catalog: source }
    return { planned: await planConfig(runtime, context, snapshot, inputs, options), refused: null }
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    if (error.exit === REFUSED || error.code === 'OWNER_CONFLICT') return { planned: null, refused: error }
    const message = `what a sync would do is not known: ${error.message}`
    runtime.warn({ code: 'PLAN_UNKNOWN', message, hint: error.hint, place: error.place })
    return { planned: null, refused: null }
  }
}

const REFUSED = 3

async function stoppedBy(runtime: Runtime, { state }: Context, planned: Planned | null): Promise<Reason | null> {
  const last = await readRunState(state).catch(() => null)
  const paused = last && pausedNow(last, runtime.now())
  if (paused) return reason('PAUSED', { ...paused })
  const hold = last && planned && restoredHold(last, planned)
  return hold && reason('RESTORED', hold.backup)
}

/** The last answer as it came, without the models that memory lets stand. */
function withoutHeld(inputs: Inputs, memory: MemoryView | null): Inputs {
  const models = inputs.catalog.models.filter(({ id }) => memory?.answered.includes(id) ?? true)
  return {
    ...inputs,
    catalog: { ...inputs.catalog, models },
    mapping: mapModels(models, inputs),
  }
}

/** The catalog out of memory, as if it had been asked for. */
async function recollect(
  { files }: Pick<Runtime, 'files'>,
  memory: MemoryView | null,
  settings: Settings,
): Promise<Inputs> {
  if (!memory || memory.models.length === 0) {
    throw new SyncError('CATALOG_NOT_REMEMBERED', 'no answer of Copilot is remembered for this config', {
      hint: 'Leave --cached out to ask Copilot; each `copilot-sync sync` remembers what it was told.',
    })
  }
  const rules = await gatherRules(settings, files)
  const { models, apiBase, apiVersion, sha } = memory
  return {
    settings,
    rules,
    catalog: { models, rejected: [], duplicates: [], apiBase, apiVersion, sha256: sha, notices: [], remarks: [] },
    account: null,
    sku: null,
    fetchedAt: Date.parse(memory.at),
    mapping: mapModels(models, { rules, settings }),
    adopt: settings.adopt ?? 'none',
    take: [],
  }
}
