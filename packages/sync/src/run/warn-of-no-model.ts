import type { SyncWarning } from '@copilot-sync/errors'
import { countReasons } from '@copilot-sync/plan'
import type { Runtime } from '../contract/runtime.ts'
import type { Inputs } from '../inputs/read-inputs.ts'
import { hiddenModels } from '../inputs/rules/hidden-models.ts'

/** `sku` of plans on which a person chooses no model since June 2026. */
const withoutChoice = /^(?:free|no_auth)_|educational/

/** An account without one model that can be served is told so, and what can be done. `asked` is with the mapping of this answer alone. */
export function warnOfNoModel({ warn }: Pick<Runtime, 'warn'>, asked: Inputs): void {
  if (asked.mapping.entries.length === 0) warn(noUsableModel(asked))
}

function noUsableModel(asked: Inputs): SyncWarning {
  const { catalog, mapping, sku } = asked
  const hidden = hiddenModels(asked)
  const [example = ''] = hidden
  const plan = sku === null ? '' : `; the plan is ${sku}`
  const since =
    sku !== null && withoutChoice.test(sku) ? ', on which Copilot alone chooses the model since June 2026' : ''
  const reasons = countReasons(mapping.skipped)
  return {
    code: 'NO_USABLE_MODEL',
    message: `none of the account's ${catalog.models.length} models can be served: ${reasons}${plan}${since}`,
    hint:
      hidden.length > 0
        ? `\`unhide: [${JSON.stringify(example)}]\` in copilot-sync.yaml serves a model that only the model picker hides (${hidden.length} of them; "*" for all), if the plan lets it answer.`
        : 'No `unhide` helps here: see `copilot-sync models list --all`, and the policies at https://github.com/settings/copilot.',
  }
}
