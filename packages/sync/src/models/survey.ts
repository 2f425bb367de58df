import { mapCatalog, type CatalogModel, type Mapping, type ModelTrace, traceModel } from '@copilot-sync/mapper'
import type { HeldRow } from '@copilot-sync/memory'
import { readRunState } from '@copilot-sync/state'
import { SyncError } from '@copilot-sync/errors'
import { ignored } from '@copilot-sync/rules-copilot'
import { memoryDir } from '../memory/memory-dir.ts'
import type { CommonOptions, Runtime } from '../runtime.ts'
import { pausedNow, sayPaused } from '../pauses/paused.ts'
import { openSettings } from '../settings/open-settings.ts'
import type { Settings } from '../settings/settings.ts'
import { loadRules } from '../steps/load-rules.ts'
import { openConfig, type OpenConfig } from '../steps/open-config.ts'
import { placeOf } from '../steps/open-place.ts'
import { planConfig, type Planned } from '../steps/plan-config.ts'
import { restoredHold } from '../steps/plan-run.ts'
import { prepare, type Prepared } from '../steps/prepare.ts'
import type { PlacedEntry } from './config-seats.ts'
import { type MemoryView, readMemoryView } from './memory-view.ts'

export interface SurveyOptions extends CommonOptions {
  /** A saved answer of `/models`, `-` for standard input. */
  readonly catalog?: string | undefined
  /** Take the catalog from memory, without any network. */
  readonly cached?: boolean | undefined
}

/** All that can be known of models at this moment. Nothing is written. */
export interface Survey {
  readonly source: 'copilot' | 'file' | 'memory'
  /** The answer alone; its mapping too. */
  readonly prepared: Prepared
  /** The answer as memory lets it stand: with held values, then with held models. */
  readonly models: readonly CatalogModel[]
  readonly mapping: Mapping
  /** Absolute path of the config, which may not be there. */
  readonly config: string
  /** The entries of the config and of our included file; null where there is no config that can be read. */
  readonly entries: readonly PlacedEntry[] | null
  /** null where there is no config, or a guard refuses. */
  readonly planned: Planned | null
  /** The guard that refuses. */
  readonly refused: SyncError | null
  /** null where nothing is remembered, or the memory has no part. */
  readonly memory: MemoryView | null
  /** Why a sync would write nothing, or not this: a pause, or the hold of a restore. */
  readonly stopped: { readonly reason: string; readonly isPause: boolean } | null
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
export async function survey(runtime: Runtime, asked: SurveyOptions): Promise<Survey> {
  const { settings, options } = await openSettings(runtime, asked)
  const source = options.cached ? 'memory' : options.catalog === undefined ? 'copilot' : 'file'
  const open = await readConfig(runtime, options)
  const place = open ?? (await placeOf(runtime, options))
  const memory = source === 'file' ? null : await readMemoryView(memoryDir(place))
  const prepared = options.cached ? await recollect(memory, settings) : await prepare(runtime, options, settings)
  const { planned, refused } = open ? await tryPlan(runtime, open, prepared, source) : { planned: null, refused: null }
  const settled = planned?.recalled?.settled
  const models = settled?.models ?? prepared.catalog.models
  const byId = new Map(models.map((model) => [model.id, model]))
  return {
    source,
    stopped: open && (await stoppedBy(runtime, open, planned)),
    pruned: async () => {
      if (!open || source === 'file') return { planned, refused }
      return tryPlan(runtime, open, source === 'memory' ? withoutHeld(prepared, memory) : prepared, source, true)
    },
    prepared,
    models,
    mapping: planned?.prepared.mapping ?? prepared.mapping,
    config: place.realPath,
    entries: open && [...open.parsed.entries, ...(planned?.layout.parsed.entries ?? [])],
    planned,
    refused,
    memory,
    held: settled?.held ?? memory?.held ?? [],
    account: settled?.memory.basis?.account ?? memory?.account ?? null,
    trace: (id) => {
      const model = byId.get(id)
      return model ? traceModel(model, prepared.rules) : null
    },
  }
}

/** A question about models is answered also where the config is missing or broken. */
async function readConfig(runtime: Runtime, options: SurveyOptions): Promise<OpenConfig | null> {
  try {
    return await openConfig(runtime, options)
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    if (error.code !== 'CONFIG_NOT_FOUND') runtime.warn(`what is in the config is not known: ${error.message}`)
    return null
  }
}

/** What a sync would do, without a word; a guard may refuse, and a file that the config includes may be broken. */
async function tryPlan(
  runtime: Runtime,
  open: OpenConfig,
  prepared: Prepared,
  source: Survey['source'],
  prune = false,
): Promise<Pick<Survey, 'planned' | 'refused'>> {
  try {
    // What memory gave is no new answer, and is not to be counted as one.
    const options = source === 'copilot' ? { prune } : { catalog: source }
    return { planned: await planConfig(runtime, open, prepared, options), refused: null }
  } catch (error) {
    if (!(error instanceof SyncError)) throw error
    if (error.exit === REFUSED) return { planned: null, refused: error }
    runtime.warn(`what a sync would do is not known: ${error.message}`)
    return { planned: null, refused: null }
  }
}

const REFUSED = 3

async function stoppedBy(runtime: Runtime, open: OpenConfig, planned: Planned | null): Promise<Survey['stopped']> {
  const state = await readRunState(open).catch(() => null)
  const paused = state && pausedNow(state, runtime.now())
  if (!state || paused) return paused && { reason: sayPaused(paused), isPause: true }
  const hold = planned && restoredHold(state, open, planned)
  return hold && { reason: `the restore of backup ${hold.backup} undid it, and holds it back`, isPause: false }
}

/** The last answer as it came, without the models that memory lets stand. */
function withoutHeld(prepared: Prepared, memory: MemoryView | null): Prepared {
  const models = prepared.catalog.models.filter(({ id }) => memory?.answered.includes(id) ?? true)
  return {
    ...prepared,
    catalog: { ...prepared.catalog, models },
    mapping: mapCatalog(models, prepared.rules, ignored),
  }
}

/** The catalog out of memory, as if it had been asked for. */
async function recollect(memory: MemoryView | null, settings: Settings): Promise<Prepared> {
  if (!memory || memory.models.length === 0) {
    throw new SyncError('CATALOG_NOT_REMEMBERED', 'no answer of Copilot is remembered for this config', {
      hint: 'Leave --cached out to ask Copilot; each `copilot-sync sync` remembers what it was told.',
    })
  }
  const rules = await loadRules(settings)
  const { models, apiBase, apiVersion, sha } = memory
  return {
    settings,
    rules,
    catalog: { models, rejected: [], duplicates: [], apiBase, apiVersion, sha256: sha, notices: [] },
    account: null,
    fetchedAt: Date.parse(memory.at),
    mapping: mapCatalog(models, rules, ignored),
    adopt: settings.adopt ?? 'none',
  }
}
