import { SyncError } from '@copilot-sync/errors'

import { ACCEPT, countOwned, type Guard } from './guard.ts'

/** A catalog without one model that can be served does not empty a config that has some of ours. */
export const catalogUnusable: Guard = (plan, { wanted, skipped }, { answer }) => {
  const ours = countOwned(plan)
  const usable = answer ? answer.usable.length : wanted.length
  if (usable > 0 || ours === 0) return plan
  const reasons = [...new Set(skipped.map(({ reason }) => reason))].slice(0, 3).join('; ')
  const why =
    skipped.length > 0 ? `all of its models (${skipped.length}) are left out (${reasons})` : 'it has no models'
  throw new SyncError(
    'CATALOG_UNUSABLE',
    `no model of the catalog can be served: ${why}; ${ours} managed entries stay`,
    {
      hint: `See \`copilot-sync models list --all\` for each model and why it is left out; check the account and its Copilot policies. If it is meant so: \`${ACCEPT}\`.`,
    },
  )
}
