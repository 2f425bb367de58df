import { SyncError } from '@copilot-sync/errors'
import { countReasons } from './count-reasons.ts'
import { ACCEPT, countOwned, type Guard } from './guard.ts'

/** A catalog without one model that can be served does not empty a config that has some of ours. */
export const catalogUnusable: Guard = (plan, { wanted, skipped }, { answer }) => {
  const ours = countOwned(plan)
  const usable = answer ? answer.usable.length : wanted.length
  if (usable > 0 || ours === 0) return plan
  // Not those of the plan: the memory puts models back that this answer turns out.
  const out = answer?.skipped ?? skipped
  const why =
    out.length > 0 ? `all of its models (${out.length}) are left out: ${countReasons(out)}` : 'it has no models'
  const hidden = answer?.hidden.length ?? 0
  const unhide =
    hidden > 0 ? ` The model picker alone hides ${hidden} of them: \`unhide\` in the settings serves them.` : ''
  throw new SyncError(
    'CATALOG_UNUSABLE',
    `no model of the catalog can be served: ${why}; ${ours} managed entries stay`,
    {
      hint: `See \`copilot-sync models list --all\` for each model and why it is left out; check the account and its Copilot policies.${unhide} If it is meant so: \`${ACCEPT}\`.`,
    },
  )
}
