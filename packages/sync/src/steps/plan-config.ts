import { readCompanion, readLedger } from '@copilot-sync/config-writer'
import { entryId, type Mapping } from '@copilot-sync/mapper'
import { type Accepted, type GuardContext, makePlan, type Plan, type PlanInput, reviewPlan } from '@copilot-sync/plan'
import { recall, type Recalled, type RecallOptions } from '../memory/recall.ts'
import { findReferences } from '../references/find-references.ts'
import type { Runtime } from '../runtime.ts'
import { excludedModels } from './excluded-models.ts'
import { holdUndecided } from './hold-undecided.ts'
import type { OpenConfig } from './open-config.ts'
import { companionPath, planImages } from './plan-images.ts'
import type { Prepared } from './prepare.ts'
import { proposeModels } from './propose-models.ts'

export interface PlanOptions extends RecallOptions {
  /** Why all that guards would refuse or hold is accepted. */
  readonly force?: string | undefined
}

export interface Planned {
  readonly input: PlanInput
  /** false where the ledger was lost; what stands in the file and is wanted counts as written by us again. */
  readonly ledgerKnown: boolean
  readonly plan: Plan
  /** What the rules make of the stable catalog. */
  readonly mapping: Mapping
  /** null where the memory has no part. */
  readonly recalled: Recalled | null
  /** What guards would have refused or held without `force`. */
  readonly accepted: readonly Accepted[]
}

/** What has to change in this config, as memory and guards let it pass. Throws the guards' SyncErrors, exit 3. */
export async function planConfig(
  runtime: Pick<Runtime, 'warn'>,
  open: OpenConfig,
  prepared: Prepared,
  options: PlanOptions,
): Promise<Planned> {
  const { ledger, state } = await readLedger(open)
  const companion = await readCompanion(companionPath(open.realPath))
  const recalled = await recall(runtime, open, prepared, options)
  const mapping = recalled?.mapping ?? prepared.mapping
  const input: PlanInput = {
    entries: open.parsed.entries,
    wanted: mapping.entries,
    owned: mapping.owned,
    ledger,
    skipped: mapping.skipped,
    other: planImages(open.parsed, prepared.settings, companion),
    entryId,
  }
  const made = holdUndecided(makePlan(input), input.entries, mapping)
  const names = new Set(made.remove.map(({ name }) => name))
  const guard: GuardContext = {
    ...guardContext(prepared, recalled, mapping),
    forced: options.force !== undefined,
    references: names.size === 0 ? [] : findReferences(open.parsed, names),
  }
  const { plan, accepted } = reviewPlan(made, { ...input, guard })
  return { input, plan, mapping, recalled, accepted, ledgerKnown: state === 'read' }
}

function guardContext({ catalog, mapping: answer, rules, settings }: Prepared, recalled: Recalled | null, mapping: Mapping): GuardContext {
  const { newModels } = settings
  const models = recalled?.settled.models ?? catalog.models
  const blind = recalled?.settled.heldAsTheyAre ?? []
  return {
    answer: {
      ids: catalog.models.map(({ id }) => id),
      usable: [...new Set(answer.entries.map(({ model }) => model))],
    },
    excluded: excludedModels([...models.map(({ id }) => id), ...blind], rules),
    newModels: newModels.mode,
    proposed: proposeModels(models, mapping.entries, newModels),
    ...(recalled && {
      held: recalled.settled.held,
      heldAsTheyAre: blind,
      accountChanged: recalled.settled.accountChanged,
      ownChange: recalled.settled.ownChange,
    }),
  }
}
