import type { ParsedConfig } from '@copilot-sync/config-writer'
import type { Mapping } from '@copilot-sync/mapper'
import type { ConfigEntry, GuardContext, Ledger, Plan } from '@copilot-sync/plan'
import type { Recalled } from '../memory/recall.ts'
import { findIncludedReferences } from '../references/find-included-references.ts'
import { findReferences } from '../references/find-references.ts'
import type { ReadableConfig } from '../references/readable-config.ts'
import { excludedModels } from './excluded-models.ts'
import type { Prepared } from './prepare.ts'
import { proposeModels } from './propose-models.ts'

interface Seen {
  readonly config: ReadableConfig
  /** The config's absolute path. */
  readonly configPath: string
  /** The user's included files. */
  readonly included: readonly ParsedConfig[]
  readonly plan: Plan
  readonly ledger: Ledger
  /** With the mapping of this answer alone. */
  readonly answer: Prepared
  /** Of the stable catalog. */
  readonly mapping: Mapping
  readonly recalled: Recalled | null
  readonly forced: boolean
}

/** What the guards are to know. What only removals ask for is looked for only where an entry would go. */
export function guardContext(seen: Seen): GuardContext {
  const { config, configPath, included, plan, ledger, answer, mapping, recalled, forced } = seen
  const { catalog, rules, settings } = answer
  const models = recalled?.settled.models ?? catalog.models
  const blind = recalled?.settled.heldAsTheyAre ?? []
  const going = new Set(plan.remove.map(({ name }) => name))
  return {
    forced,
    answer: {
      ids: catalog.models.map(({ id }) => id),
      // Of a model whose rule failed it is not known that it cannot be served.
      usable: [...new Set([...answer.mapping.entries, ...answer.mapping.failed].map(({ model }) => model))],
      entries: recalled?.settled.held.some(({ path }) => path !== null) ? answer.mapping.entries : undefined,
    },
    excluded: going.size === 0 ? [] : excludedModels([...models.map(({ id }) => id), ...blind], rules),
    references:
      going.size === 0
        ? []
        : [
            ...findReferences(config, going, writesGroups(ledger, mapping)),
            ...findIncludedReferences(configPath, included, going),
          ],
    newModels: settings.newModels.mode,
    proposed: proposeModels(models, mapping.entries, settings.newModels),
    ...(recalled && {
      held: recalled.settled.held,
      heldAsTheyAre: blind,
      accountChanged: recalled.settled.accountChanged,
      ownChange: recalled.settled.ownChange,
      before: recalled.before && {
        ids: recalled.before.ids,
        entries: recalled.before.mapping.entries,
        heldLimits: recalled.heldLimits,
      },
    }),
  }
}

const GROUPS = 'model_info.access_groups'

/** As the ledger knows; of an entry that it does not know, as the rules say. */
function writesGroups(ledger: Ledger, { owned }: Pick<Mapping, 'owned'>): (entry: ConfigEntry) => boolean {
  return ({ id }) => {
    const row = ledger[id ?? '']
    return row ? row[GROUPS] !== undefined : owned.includes(GROUPS)
  }
}
