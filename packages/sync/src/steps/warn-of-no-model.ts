import { countReasons } from '@copilot-sync/plan'
import type { Runtime } from '../runtime.ts'
import { hiddenModels } from './hidden-models.ts'
import type { Prepared } from './prepare.ts'

/** `sku` of plans on which a person chooses no model since June 2026. */
const withoutChoice = /^(?:free|no_auth)_|educational/

/** An account without one model that can be served is told so, and what can be done. `asked` is with the mapping of this answer alone. */
export function warnOfNoModel({ warn }: Pick<Runtime, 'warn'>, asked: Prepared): void {
  if (asked.mapping.entries.length === 0) warn(noUsableModel(asked))
}

/** NO_USABLE_MODEL */
function noUsableModel(asked: Prepared): string {
  const { catalog, mapping, sku } = asked
  const hidden = hiddenModels(asked)
  const [example = ''] = hidden
  const plan = sku === null ? '' : `; the plan is ${sku}`
  const since =
    sku !== null && withoutChoice.test(sku) ? ', on which Copilot alone chooses the model since June 2026' : ''
  const cure =
    hidden.length > 0
      ? `\`unhide: [${JSON.stringify(example)}]\` in copilot-sync.yaml serves a model that only the model picker hides (${hidden.length} of them; "*" for all), if the plan lets it answer`
      : 'no `unhide` helps here: see `copilot-sync models list --all`, and the policies at https://github.com/settings/copilot'
  return `none of the account's ${catalog.models.length} models can be served: ${countReasons(mapping.skipped)}${plan}${since}; ${cure}`
}
