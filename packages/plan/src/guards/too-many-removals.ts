import { SyncError } from '@copilot-sync/errors'

import { modelId } from '../provider.ts'
import type { Guard } from './guard.ts'
import { countOwned } from './owned-entries.ts'

const FEWEST = 10
const SHARE = 0.3

/**
 * More than 30 % of 10 or more managed entries that the catalog takes away at once. What the user excludes, serves himself, or
 * has served under another name does not count, nor does what the rules of now turn out of the catalog before too.
 */
export const tooManyRemovals: Guard = (plan, { entries, wanted, guard }) => {
  const owned = countOwned(plan)
  if (guard?.ownChange || owned < FEWEST) return plan
  const served = new Set(wanted.map(({ model }) => model))
  const excluded = new Set(guard?.excluded)
  const users = new Set(plan.userEntries)
  const kept = new Set(guard?.before?.entries.map(({ model }) => model))
  const turnedOut = new Set(guard?.before?.ids.filter((id) => !kept.has(id)))
  const gone = plan.remove.filter(({ name, index }) => {
    const model = modelId(entries[index]) ?? ''
    return !users.has(name) && !served.has(model) && !excluded.has(model) && !turnedOut.has(model)
  })
  if (gone.length <= owned * SHARE) return plan
  const shown = gone.slice(0, 5).map(({ name }) => name)
  throw new SyncError(
    'TOO_MANY_REMOVALS',
    `${gone.length} of ${owned} managed entries would go at once: ${shown.join(', ')}${gone.length > shown.length ? ', …' : ''}`,
    {
      hint: 'Check the account and its Copilot policies, and `copilot-sync models list --all`. If they are to go: `copilot-sync sync --force "reason"`, with `--prune` again where it was given.',
    },
  )
}
