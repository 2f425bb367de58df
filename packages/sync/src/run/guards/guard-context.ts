import type { Mapping, Rule } from '@copilot-sync/mapper'
import type { ConfigEntry, GuardContext, Ledger, Plan, PlanInput } from '@copilot-sync/plan'
import type { Inputs } from '../../inputs/read-inputs.ts'
import { excludedModels } from '../../inputs/rules/excluded-models.ts'
import { isBuiltin } from '../../inputs/rules/guest-rules.ts'
import { hiddenModels } from '../../inputs/rules/hidden-models.ts'
import type { Recalled } from '../../memory/recall.ts'
import type { Snapshot } from '../../target/target.ts'
import { proposeModels } from './propose-models.ts'

interface Seen {
  readonly snapshot: Pick<Snapshot, 'namedBy'>
  readonly plan: Plan
  readonly planInput: Pick<PlanInput, 'ledger'>
  /** With the mapping of this answer alone. */
  readonly answer: Inputs
  /** With that of the stable catalog. */
  readonly inputs: Inputs
  readonly recalled: Recalled | null
  readonly forced: boolean
}

/** What the guards are to know. What only removals ask for is looked for only where an entry would go. */
export function guardContext({ snapshot, plan, planInput, answer, inputs, recalled, forced }: Seen): GuardContext {
  const { catalog, rules, settings } = answer
  const { mapping } = inputs
  const { settled, before = null, heldLimits = [] } = recalled ?? {}
  const models = settled?.models ?? catalog.models
  const blind = settled?.heldAsTheyAre ?? []
  const going = new Set(plan.remove.map(({ name }) => name))
  return {
    forced,
    answer: {
      ids: catalog.models.map(({ id }) => id),
      // Of a model whose rule failed, or could not read it, it is not known that it cannot be served.
      usable: [
        ...new Set([
          ...[...answer.mapping.entries, ...answer.mapping.failed].map(({ model }) => model),
          ...undecided(answer.mapping),
        ]),
      ],
      skipped: answer.mapping.skipped,
      hidden: answer.mapping.entries.length === 0 ? hiddenModels(answer) : [],
      entries: settled?.held.some(({ path }) => path !== null) ? answer.mapping.entries : null,
    },
    accountChanged: settled?.accountChanged ?? false,
    ownChange: settled?.ownChange ?? false,
    before: before && { ids: before.ids, entries: before.mapping.entries, heldLimits },
    held: settled?.held ?? [],
    heldAsTheyAre: blind,
    excluded: going.size === 0 ? [] : excludedModels(models, blind, rules),
    catalogs: going.size === 0 ? [] : turnedOut(inputs),
    taken: answer.take,
    references: going.size === 0 ? [] : snapshot.namedBy(going, writesGroups(planInput.ledger, mapping)),
    newModels: settings.newModels.mode,
    proposed: proposeModels(models, mapping.entries, settings.newModels),
  }
}

/** Whether they can be served cannot be read; what we have of them stays. */
function undecided({ skipped }: Mapping): string[] {
  return skipped.flatMap(({ id, unreadable }) => (unreadable ? [id] : []))
}

/** What a rule turns out that no setting would have let in. */
function turnedOut({ mapping, rules }: Inputs): string[] {
  const final = new Set(rules.flatMap(({ rule }) => (isFinal(rule) ? [rule.name] : [])))
  return mapping.skipped.flatMap(({ id, rule }) => (final.has(rule) ? [id] : []))
}

/** A rule of others is the settings' word too. */
function isFinal(rule: Rule): boolean {
  return 'select' in rule && isBuiltin(rule) && rule.advice?.every((one) => one.do === 'elsewhere') === true
}

const GROUPS = 'model_info.access_groups'

/** As the ledger knows; of an entry that it does not know, as the rules say. */
function writesGroups(ledger: Ledger, { owned }: Pick<Mapping, 'owned'>): (entry: ConfigEntry) => boolean {
  return ({ id }) => {
    const row = ledger[id ?? '']
    return row ? row[GROUPS] !== undefined : owned.includes(GROUPS)
  }
}
