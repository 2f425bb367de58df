import { PROVIDER } from '@copilot-sync/catalog'
import { traceModel } from '@copilot-sync/mapper'
import { type ConfigEntry, servesCopilot } from '@copilot-sync/plan'
import type { Runtime } from '../contract/runtime.ts'
import { findModel, knownIds } from '../models/find-model.ts'
import { modelEntries } from '../models/model-entries.ts'
import type { AskedModel } from '../models/show-model.ts'
import { survey, type Survey, type SurveyOptions } from '../models/survey.ts'
import { explainModel } from './explain-model.ts'
import type { Asked, ExplainResult } from './types.ts'

/** Why a model is (not) in the config. Writes nothing; an id that nobody knows is an answer too. */
export async function explain(runtime: Runtime, options: SurveyOptions & AskedModel): Promise<ExplainResult> {
  const seen = await survey(runtime, options)
  const { inputs, models, mapping, entries, planned, refused, held, memory, source } = seen
  const id = findModel(options.model, seen)
  const stable = models.find((model) => model.id === id) ?? null
  const isAnswered = source === 'memory' ? (memory?.answered.includes(id) ?? false) : true
  const answered = isAnswered ? (inputs.catalog.models.find((model) => model.id === id) ?? null) : null
  const judged = answered ?? stable
  const other = judged ? null : otherModel(options.model, entries ?? [])
  const names = mapping.entries.filter(({ model }) => model === id).map(({ name }) => name)
  const rows = held.filter((row) => row.id === id)
  const pruned = rows.length === 0 ? null : await seen.pruned()
  return explainModel({
    id,
    asked: askedOf(seen),
    answered,
    stable,
    verdict: judged && traceModel(judged, inputs.rules),
    wanted: seen.trace(id),
    names,
    skipped: mapping.skipped,
    inConfig:
      entries && modelEntries(id, other === null ? names : [...names, options.model], { entries, whose: seen.whose }),
    other,
    stopped: seen.stopped,
    isAdoptable: (entries ?? []).every(({ name, model }) => !names.includes(name ?? '') || model === PROVIDER + id),
    plan: planned?.plan ?? null,
    refused,
    held: rows,
    pruned: pruned && { refused: pruned.refused !== null, held: pruned.planned?.plan.held ?? [] },
    settings: inputs.settings,
    near: judged ? null : (options.suggest(id, knownIds(seen)) ?? null),
  })
}

/** What an entry of that name asks for, where that is not Copilot's. */
function otherModel(name: string, entries: readonly ConfigEntry[]): string | null {
  const found = entries.find((entry) => entry.name === name)
  return found && !servesCopilot(found) ? found.model : null
}

function askedOf({ source, inputs: { catalog, fetchedAt }, account }: Survey): Asked {
  const { apiBase, apiVersion } = catalog
  return {
    source,
    apiBase,
    apiVersion,
    account: source === 'file' ? null : account,
    at: new Date(fetchedAt).toISOString(),
  }
}
