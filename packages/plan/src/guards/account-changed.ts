import { SyncError } from '@copilot-sync/errors'
import { ACCEPT, countOwned, type Guard } from './guard.ts'

/** Another account has other models: its catalog does not replace what we serve for the first one. */
export const accountChanged: Guard = (plan, _, context) => {
  if (!context.accountChanged || countOwned(plan) === 0) return plan
  throw new SyncError(
    'ACCOUNT_CHANGED',
    `this catalog is for another GitHub account than the last one; it would add ${plan.add.length}, change ${plan.update.length} and remove ${plan.remove.length} managed entries`,
    {
      hint: `Log in with the former account (\`copilot-sync auth status\` names the one in use), or accept the new one: \`${ACCEPT}\`.`,
    },
  )
}
